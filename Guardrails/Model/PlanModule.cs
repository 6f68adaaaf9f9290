using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>An instance of a module in a plan, or the stack itself.</summary>
internal sealed class PlanModule
{
    private readonly string address;
    private readonly string path;
    private readonly PlannedResources planned;
    private readonly Scope scope;
    private readonly IReadOnlyList<Declaration> declarations;
    private readonly List<ResourceBlock> blocks = [];

    private PlanModule(
        string address,
        string path,
        PlannedResources planned,
        JsonElement module,
        IReadOnlyList<Declaration> declarations,
        Scope scope)
    {
        this.address = address;
        this.path = path;
        this.planned = planned;
        this.declarations = declarations;
        this.scope = scope;
        var called = module.Property("module_calls").Properties().SelectMany(Call).ToList();
        var declared = declarations.Where(one => one.Kind is BlockKind.Resource or BlockKind.Data).ToDictionary(one => one.Address);
        foreach (var group in planned.In(address).GroupBy(resource => resource.Block))
            blocks.AddRange(Place(group.Key, [.. group], declared.GetValueOrDefault(group.Key)));
        var kept = blocks.Select(block => block.BlockAddress[scope.Module.Length..]).ToHashSet();
        foreach (var gone in declared.Values.Where(one => one.Kind == BlockKind.Resource && !kept.Contains(one.Address)))
            scope.Place(gone.Address, (IReadOnlyList<ResourceBlock>)[]);
        blocks.InsertRange(0, scope.Blocks.Except(blocks));
        blocks.AddRange(called.SelectMany(child => child.Blocks));
    }

    /// <summary>The name of the stack; empty when it is not known.</summary>
    public string StackName => scope.StackName;

    /// <summary>Its blocks and those of the modules that it calls.</summary>
    public IReadOnlyList<ResourceBlock> Blocks => blocks;

    /// <summary>Reads the root of a plan.</summary>
    /// <param name="planned">The plan's resources.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="file">The configuration file; an undefined element without one.</param>
    public static PlanModule Root(PlannedResources planned, JsonElement plan, JsonElement file)
    {
        var configuration = plan.Property("configuration");
        var module = configuration.Property("root_module");
        var declarations = PlanConfiguration.Of(
            module,
            configuration.Property("provider_config"),
            file.ValueKind == JsonValueKind.Object ? Declaration.AllIn(file) : []);
        var name = ConfigurationReader.StackName(file);
        var scope = new Scope(name, declarations, variable: variable => Given(plan, variable));
        return new PlanModule("", name, planned, module, declarations, scope);
    }

    // A sensitive variable must not be printed.
    private static Value? Given(JsonElement plan, string name)
    {
        var variable = plan.Property("configuration").Property("root_module").Property("variables").Property(name);
        if (new[] { "sensitive", "ephemeral" }.Any(mark => variable.Property(mark).ValueKind == JsonValueKind.True))
            return Value.Unknown($"var.{name}");
        return plan.Property("variables").Property(name).Property("value") is { ValueKind: not JsonValueKind.Undefined } value
            ? JsonText.Read(value)
            : null;
    }

    private string PathOf(string block, JsonElement body) =>
        Instances.PathOf(body) ?? (path.Length > 0 ? $"{path}/{block}" : scope.Module + block);

    private IReadOnlyList<ResourceBlock> Place(string block, IReadOnlyList<PlannedResource> instances, Declaration? declaration)
    {
        IReadOnlyList<ResourceBlock> made =
        [
            .. instances.Select(instance => instance.With(
                PathOf(instance.Address[scope.Module.Length..], declaration?.Body ?? default),
                declaration is null ? null : ConfigurationReader.ArgumentsOf(declaration.Body, Each(declaration.Body, instance.Key)))),
        ];
        scope.Place(block, made);
        return made;
    }

    private Scope Each(JsonElement body, Value? key)
    {
        if (key is null)
            return scope;
        if (body.TryGetProperty("count", out _))
            return Instances.Index(scope, key);
        var collection = body.TryGetProperty("for_each", out var forEach)
            ? ConfigurationReader.Evaluate(forEach, scope)
            : Value.Unknown("each");
        var value = collection.Kind == ValueKind.List ? key
            : collection[key.Text!] is { IsPresent: true } found ? found
            : Value.Unknown("each.value", collection.References);
        // The plan says which keys there are, but not from what they come.
        return scope.With(("each", ConfigurationReader.Each(key.DerivedFrom(collection.References), value)));
    }

    private IEnumerable<PlanModule> Call(JsonProperty call)
    {
        var name = $"module.{call.Name}";
        var declaration = declarations.First(one => one.Kind == BlockKind.Module && one.LogicalId == call.Name);
        var instances = planned.InstancesOf(scope.Module + name);
        if (instances.Count == 0)
            return [];
        var calls = instances.Select(instance => CallOf(declaration, instance)).ToList();
        scope.Place(name, calls);
        return calls.Select(one => Child(call.Value.Property("module"), one));
    }

    private ResourceBlock CallOf(Declaration declaration, string instance)
    {
        var key = instance[(scope.Module.Length + declaration.Address.Length)..] is { Length: > 2 } index
            ? JsonText.Read(JsonDocument.Parse(index[1..^1]).RootElement.Clone())
            : null;
        return new ResourceBlock(
            BlockKind.Module,
            declaration.Type,
            declaration.LogicalId,
            instance,
            PathOf(instance[scope.Module.Length..], declaration.Body),
            isCertain: true,
            ConfigurationReader.ArgumentsOf(declaration.Body, Each(declaration.Body, key)));
    }

    private PlanModule Child(JsonElement module, ResourceBlock call)
    {
        var inner = PlanConfiguration.Of(module, providers: default, written: []);
        var child = new Scope(
            scope.StackName, inner, $"{call.Address}.", variable => call.Names.Contains(variable) ? call[variable] : null);
        scope.Place(call.Address[scope.Module.Length..], output => child.Output(output));
        return new PlanModule(call.Address, call.Path, planned, module, inner, child);
    }
}
