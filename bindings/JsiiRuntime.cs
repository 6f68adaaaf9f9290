using System.Reflection;
using System.Security.Cryptography;
using Amazon.JSII.Runtime.Services;
using HashiCorp.Cdktf.Providers.Aws.Provider;
using Microsoft.Extensions.Logging.Abstractions;
using Tap.Core;

namespace Tap.Hosting;

/// <summary>The Node.js process behind the C# bindings.</summary>
public static class JsiiRuntime
{
    private const string ResourcePrefix = "Amazon.JSII.Runtime.jsii_runtime.lib.";
    private const string HostResource = "jsii-host.cjs";
    private const string OfficialSwitch = "TAP_OFFICIAL_BINDINGS";

    private static readonly Lazy<bool> Started = new(StartOnce);

    /// <summary>
    /// Starts the process and ends it with this one. By default, the runtime unpacks its JavaScript into a new temporary folder at every
    /// start, never deletes it, and uses two processes that copy every message. This method unpacks it once, into <c>.gen/jsii</c>, and
    /// uses one process (<c>bindings/jsii-host.cjs</c>), unless <c>TAP_OFFICIAL_BINDINGS</c> is <c>true</c>. An existing
    /// <c>JSII_RUNTIME</c> is not changed. Starting again does nothing.
    /// </summary>
    public static void Start() => _ = Started.Value;

    private static bool StartOnce()
    {
        // Node 20 still works, so jsii's warning at every synth is turned off. The README lists the supported versions.
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var cache = Path.Combine(ProjectFolder.Path, ".gen", "jsii");
        SetUnlessSet("JSII_RUNTIME_PACKAGE_CACHE_ROOT", () => Path.Combine(cache, "packages"));
        // For Node.js 22.1 and newer: keeps compiled JavaScript from run to run.
        SetUnlessSet("NODE_COMPILE_CACHE", () => Path.Combine(cache, "compiled"));
        SetUnlessSet("JSII_RUNTIME", () => Host(cache));

        var warmUp = Task.Run(LoadTypes);
        var provider = ServiceContainer.BuildServiceProvider(NullLoggerFactory.Instance);
        ServiceContainer.ServiceProviderOverride = provider;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => provider.Dispose();
        warmUp.Wait();
        // Loads the three packages and their types, in parallel with the settings.
        _ = Token.AsString("", null);
        return true;
    }

    // The runtime searches the types of all assemblies at its first conversion. That is faster when they are loaded while Node.js starts.
    private static void LoadTypes()
    {
        Assembly[] bindings = [typeof(Construct).Assembly, typeof(App).Assembly, typeof(AwsProvider).Assembly];
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Union(bindings))
        {
            try
            {
                assembly.GetTypes();
            }
            catch (ReflectionTypeLoadException)
            {
                // The runtime reports the failure if it matters.
            }
        }
    }

    private static void SetUnlessSet(string variable, Func<string?> value)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable)))
            Environment.SetEnvironmentVariable(variable, value());
    }

    // The runtime appends it to its own Node.js options unchanged, hence the quotes. Null when this version lacks the files; then the
    // runtime's default applies.
    private static string? Host(string cache)
    {
        var runtime = typeof(ServiceContainer).Assembly;
        var resources = runtime.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToArray();
        if (Environment.GetEnvironmentVariable(OfficialSwitch) == "true" || !resources.Contains($"{ResourcePrefix}program.js"))
            return null;

        var own = typeof(JsiiRuntime).Assembly;
        using var host = own.GetManifestResourceStream(HostResource)!;
        // Named by a hash of the contents, so that each version of either file has a folder of its own.
        var version = $"{runtime.ManifestModule.ModuleVersionId:N}-{Convert.ToHexStringLower(SHA256.HashData(host))[..16]}";
        var unpacked = Path.Combine(cache, $"runtime-{version}");
        if (!Directory.Exists(unpacked))
            Unpack(
                [(own, HostResource, HostResource), .. resources.Select(name => (runtime, name, name[ResourcePrefix.Length..]))], unpacked);
        return $"--preserve-symlinks \"{Path.Combine(unpacked, HostResource)}\" \"{Path.Combine(unpacked, "program.js")}\"";
    }

    // Written beside it and then renamed, so that the folder is never incomplete.
    private static void Unpack(IEnumerable<(Assembly Assembly, string Resource, string File)> resources, string to)
    {
        var partial = $"{to}.{Environment.ProcessId}";
        Directory.CreateDirectory(partial);
        foreach (var (assembly, resource, file) in resources)
        {
            using var source = assembly.GetManifestResourceStream(resource)!;
            using var target = File.Create(Path.Combine(partial, file));
            source.CopyTo(target);
        }

        try
        {
            Directory.Move(partial, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            Directory.Delete(partial, recursive: true);
        }
    }
}
