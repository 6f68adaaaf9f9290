// Compiled into the generated package Constructs (generate.mjs), not into the program: what Amazon.JSII.Runtime's DeputyBase does when a
// construct is made, except that the overrides of a type are searched once and not at every construction. That search instantiates the
// attributes of each member of a type, JSON inside, and takes a quarter of a synth (docs/benchmark.md). It is private to the runtime, so
// this reaches into the runtime's internals: it is compiled only for the version it was written for, and any other does its own search.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.JSII.JsonModel.Api;
using Amazon.JSII.JsonModel.Api.Response;
using Amazon.JSII.JsonModel.Spec;
using Amazon.JSII.Runtime.Deputy;
using Amazon.JSII.Runtime.Services;
using Type = System.Type;

namespace Constructs;

internal static class ConstructCreation
{
    private const BindingFlags InstanceMembers = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, Description> Descriptions = new();
    private static readonly Type ClientType =
        typeof(ServiceContainer).Assembly.GetType("Amazon.JSII.Runtime.Services.IClient", throwOnError: true)!;
    private static readonly Type MapType =
        typeof(ServiceContainer).Assembly.GetType("Amazon.JSII.Runtime.Services.IReferenceMap", throwOnError: true)!;

    /// <summary>
    /// What an object refers to until <see cref="Create"/> has made its counterpart. A proxy's, since others are registered at once.
    /// </summary>
    public static ByRefValue Unmade { get; } = NewReference("Object@0", null, isProxy: true);

    /// <summary>Creates the JavaScript object of a construct, and joins the two.</summary>
    public static void Create(Construct construct, object?[] arguments)
    {
        var services = Services(null);
        var description = Descriptions.GetOrAdd(construct.GetType(), Describe);
        var response = Create(services.GetService(ClientType)!, description.Name, ConvertArguments(null, description.Parameters, arguments),
            description.Overrides, description.Interfaces);
        var reference = NewReference((string)response["$jsii.byref"], null, isProxy: false);
        Reference(construct) = reference;
        AddNativeReference(services.GetService(MapType)!, reference, construct, force: true);
    }

    private static Description Describe(Type type)
    {
        var jsiiClass = ClassAttribute(null, type);
        // Generated members carry their names themselves, so only those of other types can be overrides.
        var methods = type.GetMethods(InstanceMembers)
            .Where(IsHandWritten)
            .Where(method => Attribute<JsiiMethodAttribute>(null, method, inherit: false) == null)
            .Select(method => Attribute<JsiiMethodAttribute>(null, method, inherit: true))
            .Where(found => found != null)
            .Select(found => new Override(method: found!.Name));
        var properties = type.GetProperties(InstanceMembers)
            .Where(IsHandWritten)
            .Where(property => Attribute<JsiiPropertyAttribute>(null, property, inherit: false) == null)
            .Select(property => Attribute<JsiiPropertyAttribute>(null, property, inherit: true))
            .Where(found => found != null)
            .Select(found => new Override(property: found!.Name));
        var interfaces = type.GetInterfaces()
            .Select(one => one.GetCustomAttribute<JsiiInterfaceAttribute>())
            .Where(found => found != null)
            .Select(found => found!.FullyQualifiedName);
        return new(jsiiClass.FullyQualifiedName, jsiiClass.Parameters, [.. methods, .. properties], [.. interfaces]);
    }

    private static bool IsHandWritten(MemberInfo member) =>
        member.DeclaringType is { } type
            && type != typeof(DeputyBase)
            && type != typeof(object)
            && !type.IsDefined(typeof(JsiiClassAttribute), inherit: false);

    private sealed record Description(string Name, Parameter[] Parameters, Override[] Overrides, string[] Interfaces);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern ByRefValue NewReference(string value, string[]? interfaces, bool isProxy);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Reference>k__BackingField")]
    private static extern ref ByRefValue Reference(DeputyBase deputy);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "ConvertArguments")]
    private static extern object?[] ConvertArguments(DeputyBase? type, Parameter[] parameters, object?[] arguments);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_ServiceProvider")]
    private static extern IServiceProvider Services(
        [UnsafeAccessorType("Amazon.JSII.Runtime.Services.ServiceContainer, Amazon.JSII.Runtime")] object? type);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Create")]
    private static extern CreateResponse Create(
        [UnsafeAccessorType("Amazon.JSII.Runtime.Services.Client, Amazon.JSII.Runtime")] object client,
        string fullyQualifiedName, object?[]? arguments, Override[]? overrides, string[]? interfaces);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "AddNativeReference")]
    private static extern void AddNativeReference(
        [UnsafeAccessorType("Amazon.JSII.Runtime.Services.ReferenceMap, Amazon.JSII.Runtime")] object map,
        ByRefValue reference, DeputyBase nativeReference, bool force);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "GetClassAttribute")]
    private static extern JsiiClassAttribute ClassAttribute(
        [UnsafeAccessorType("Amazon.JSII.Runtime.ReflectionUtils, Amazon.JSII.Runtime")] object? utilities, Type type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "GetAttribute")]
    private static extern T? Attribute<T>(
        [UnsafeAccessorType("Amazon.JSII.Runtime.ReflectionUtils, Amazon.JSII.Runtime")] object? utilities, MethodInfo method, bool inherit)
        where T : notnull, Attribute;

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "GetAttribute")]
    private static extern T? Attribute<T>(
        [UnsafeAccessorType("Amazon.JSII.Runtime.ReflectionUtils, Amazon.JSII.Runtime")] object? utilities,
        PropertyInfo property,
        bool inherit)
        where T : notnull, Attribute;
}
