using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>What the names in the expressions of a stack stand for.</summary>
internal sealed partial class Scope
{
    private readonly Dictionary<string, List<Declaration>> declarations;
    private readonly Dictionary<string, IReadOnlyList<ResourceBlock>> instances;
    private readonly Dictionary<string, Value> names;
    private readonly Func<string, Value?> variables;
    private readonly Dictionary<string, Func<string, Value>> outputs;

    /// <summary>Creates the scope of a stack, or of a module in a plan.</summary>
    /// <param name="stackName">The name of the stack; empty when it is not known.</param>
    /// <param name="all">What is declared in it.</param>
    /// <param name="module">The address of the module with a dot behind it; empty for the stack itself.</param>
    /// <param name="variable">Returns the value of a variable where it is known to be another one than its default.</param>
    public Scope(string stackName, IReadOnlyList<Declaration> all, string module = "", Func<string, Value?>? variable = null)
    {
        StackName = stackName;
        Module = module;
        variables = variable ?? (_ => null);
        outputs = [];
        declarations = all.GroupBy(declaration => declaration.Address).ToDictionary(group => group.Key, group => group.ToList());
        instances = [];
        names = [];
    }

    private Scope(Scope outer, Dictionary<string, Value> names)
    {
        StackName = outer.StackName;
        Module = outer.Module;
        variables = outer.variables;
        outputs = outer.outputs;
        declarations = outer.declarations;
        instances = outer.instances;
        this.names = names;
    }

    /// <summary>The name of the stack; empty when it is not known.</summary>
    public string StackName { get; }

    /// <summary>The address of the module with a dot behind it; empty for the stack itself.</summary>
    public string Module { get; }

    /// <summary>All blocks of the stack.</summary>
    public IReadOnlyList<ResourceBlock> Blocks => [.. declarations.Keys.SelectMany(InstancesOf)];

    /// <summary>Returns a scope in which more names are known: <c>each</c>, <c>count</c>, iterators.</summary>
    public Scope With(params IReadOnlyList<(string Name, Value Value)> more)
    {
        var all = new Dictionary<string, Value>(names);
        foreach (var (name, value) in more)
            all[name] = value;
        return new Scope(this, all);
    }

    /// <summary>Says which instances a block has, instead of its <c>count</c> and <c>for_each</c>.</summary>
    /// <param name="block">The address of the block in the module.</param>
    /// <param name="known">The instances.</param>
    public void Place(string block, IReadOnlyList<ResourceBlock> known) => instances[block] = known;

    /// <summary>Says what the outputs of a called module are.</summary>
    /// <param name="call">The address of the instance of the call: <c>module.jobs["a"]</c>.</param>
    /// <param name="output">Returns the value of an output.</param>
    public void Place(string call, Func<string, Value> output) => outputs[call] = output;

    /// <summary>Returns the value of an output; not known when there is none of the name.</summary>
    public Value Output(string name) =>
        InstancesOf($"output.{name}") is [var output] ? output["value"] : Value.Unknown($"output.{name}");

    /// <summary>Returns what a name and the steps behind it lead to: <c>var</c>, <c>name</c>.</summary>
    public Value Resolve(string root, IReadOnlyList<Value> steps)
    {
        if (names.TryGetValue(root, out var known))
            return steps.Aggregate(known, Evaluator.Step);
        return root switch
        {
            "var" when steps is [{ Text: { } name }, ..] => Follow($"{Module}var.{name}", VariableNamed(name), steps.Skip(1)),
            "local" when steps is [{ Text: { } name }, ..] => Follow($"{Module}local.{name}", LocalNamed(name), steps.Skip(1)),
            "data" or "ephemeral" when steps is [{ Text: { } type }, { Text: { } name }, ..] =>
                ResolveResource($"{root}.{type}.{name}", [.. steps.Skip(2)]),
            "module" when steps is [{ Text: { } name }, ..] => OutputOf($"module.{name}", [.. steps.Skip(1)]),
            "path" or "terraform" or "self" or "each" or "count" or "var" or "local" or "data" or "ephemeral" or "module" =>
                NotKnown(root, steps),
            _ when steps is [{ Text: { } name }, ..] => ResolveResource($"{root}.{name}", [.. steps.Skip(1)]),
            _ => Value.Unknown(root),
        };
    }

    /// <summary>Returns the references in a text that could not be read.</summary>
    public IReadOnlyList<Reference> ReferencesIn(string text) =>
    [
        .. Chain.Matches(text).Select(match => match.Value)
            .Select(chain =>
                (Chain: chain, Block: declarations.Keys.FirstOrDefault(key => $"{chain}.".StartsWith($"{key}.", StringComparison.Ordinal))))
            .Where(found => found.Block is not null)
            .Select(found => new Reference(found.Block!, found.Chain[found.Block!.Length..].TrimStart('.')))
            .Distinct(),
    ];

    private static Value Follow(string address, Value value, IEnumerable<Value> steps) => steps.Aggregate(value, Evaluator.Step) is var end
        ? end.Reference is null ? end.From(new Reference(address, Name(steps))) : end.DerivedFrom([new Reference(address, Name(steps))])
        : Value.Absent;

    private static Value NotKnown(string address, IEnumerable<Value> steps)
    {
        var reference = new Reference(address, Name(steps));
        return Value.Unknown(reference.ToString()).From(reference);
    }

    private static string Name(IEnumerable<Value> steps) =>
        string.Join('.', steps.Select(step => step.Text ?? Value.Inner(step.Expression)));

    private Value OutputOf(string call, IReadOnlyList<Value> steps)
    {
        var isInstance = steps.Count > 1 && outputs.ContainsKey($"{call}{Key(steps[0])}");
        var address = isInstance ? $"{call}{Key(steps[0])}" : call;
        var rest = steps.Skip(isInstance ? 1 : 0).ToList();
        return rest is [{ Text: { } name }, ..] && outputs.TryGetValue(address, out var output)
            ? Follow($"{Module}{address}.{name}", output(name), rest.Skip(1))
            : NotKnown($"{Module}{address}", rest);
    }

    private Value VariableNamed(string name)
    {
        if (variables(name) is { } known)
            return known;
        return InstancesOf($"var.{name}") is [var declared] && declared.Names.Contains("default") && declared["ephemeral"].Boolean != true
            ? declared["default"]
            : Value.Unknown($"var.{name}");
    }

    // Several blocks of locals are one.
    private Value LocalNamed(string name) =>
        InstancesOf("local").FirstOrDefault(locals => locals.Names.Contains(name)) is { } found
            ? found[name]
            : Value.Unknown($"local.{name}");

    private Value ResolveResource(string block, IReadOnlyList<Value> steps)
    {
        var isInstance = steps is [{ Kind: not ValueKind.Text } or { Reference: not null }, ..]
            || (steps is [{ Text: { } first }, ..] && InstancesOf(block).Any(one => one.Address == $"{Module}{block}[\"{first}\"]"));
        var address = isInstance ? $"{Module}{block}{Key(steps[0])}" : $"{Module}{block}";
        var attributes = steps.Skip(isInstance ? 1 : 0).ToList();
        if (attributes is not [{ Text: { } name }, ..])
            return isInstance ? NotKnown(address, attributes) : Whole(block);
        var found = InstancesOf(block).Where(one => one.Address == address).ToList();
        var value = found is [var only] ? Attribute(only, name) : Value.Absent;
        var end = attributes.Skip(1).Aggregate(value, Evaluator.Step);
        return end.IsPresent ? end.From(new Reference(address, Name(attributes))) : NotKnown(address, attributes);
    }

    // A resource with for_each is a map of its instances, which another one may go through.
    private Value Whole(string block)
    {
        var instances = InstancesOf(block).Where(one => one.Address.EndsWith("\"]", StringComparison.Ordinal)).ToList();
        return instances.Count == 0 ? NotKnown($"{Module}{block}", []) : Value.Of(instances.ToDictionary(
            one => one.Address[(one.Address.LastIndexOf('[') + 2)..^2], one => NotKnown(one.Address, [])));
    }

    private static Value Attribute(ResourceBlock block, string name) =>
        block is { Kind: BlockKind.Data, Type: "aws_iam_policy_document" } && name is "json" or "minified_json"
            ? PolicyDocumentData.JsonOf(block)
            : block[name];

    private static string Key(Value key) => key switch
    {
        { Kind: ValueKind.Number } => $"[{key.Text}]",
        { Text: { } text } => $"[\"{text}\"]",
        _ => $"[{Value.Inner(key.Expression)}]",
    };

    private IReadOnlyList<ResourceBlock> InstancesOf(string address)
    {
        if (instances.TryGetValue(address, out var known))
            return known;
        // Whose count depends on itself has no instances that are known.
        instances[address] = [];
        return instances[address] = declarations.TryGetValue(address, out var declared)
            ? [.. declared.SelectMany(declaration => Instances.Of(declaration, this))]
            : [];
    }

    [GeneratedRegex(@"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+")]
    private static partial Regex Chain { get; }
}
