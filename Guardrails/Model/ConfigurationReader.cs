using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Reads Terraform's JSON syntax (https://developer.hashicorp.com/terraform/language/syntax/json).</summary>
internal static class ConfigurationReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static StackModel Read(string json)
    {
        // Cloned, so that the elements remain valid after the document is disposed.
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"The configuration is {root.ValueKind}, where Terraform has an object.");
        var scope = new Scope(StackName(root), Declaration.AllIn(root));
        return new StackModel(scope.StackName, isPlan: false, scope.Blocks);
    }

    /// <summary>Evaluates JSON as Terraform does: strings are templates, and <c>dynamic</c> makes blocks.</summary>
    public static Value Evaluate(JsonElement element, Scope scope) => element.ValueKind switch
    {
        JsonValueKind.Object => EvaluateObject(element, scope),
        JsonValueKind.Array => EvaluateArray(element, scope),
        JsonValueKind.String => Evaluator.EvaluateTemplate(element.GetString()!, scope),
        _ => JsonText.Read(element),
    };

    /// <summary>Returns the arguments and nested blocks of a block, which are evaluated when they are asked for.</summary>
    public static Dictionary<string, Func<Value>> ArgumentsOf(JsonElement body, Scope scope)
    {
        var arguments = new Dictionary<string, Func<Value>>();
        foreach (var property in body.EnumerateObject())
        {
            if (property.Name is "//" or "dynamic")
                continue;
            // Properties of the same name are blocks of the same name.
            var before = arguments.GetValueOrDefault(property.Name);
            arguments[property.Name] = before is null
                ? () => Evaluate(property.Value, scope)
                : () => Value.Of([.. before().OneOrMany(), .. Evaluate(property.Value, scope).OneOrMany()]);
        }

        if (body.TryGetProperty("dynamic", out var dynamic))
        {
            foreach (var group in DynamicBlocks(dynamic).GroupBy(block => block.Name))
            {
                var written = arguments.GetValueOrDefault(group.Key);
                arguments[group.Key] = () =>
                    Value.Of([.. written?.Invoke().OneOrMany() ?? [], .. group.SelectMany(block => Expand(block.Name, block.Body, scope))]);
            }
        }

        return arguments;
    }

    private static Value EvaluateArray(JsonElement element, Scope scope)
    {
        var items = new List<Value>();
        foreach (var item in element.EnumerateArray())
            items.Add(Evaluate(item, scope));
        return Value.Of(items);
    }

    private static Value EvaluateObject(JsonElement element, Scope scope)
    {
        var entries = new Dictionary<string, Value>();
        var isOpen = false;
        foreach (var (name, evaluate) in ArgumentsOf(element, scope))
        {
            var key = Evaluator.EvaluateTemplate(name, scope);
            isOpen |= key.Text is null;
            entries[key.Text ?? name] = evaluate();
        }

        return Value.Of(entries, isOpen);
    }

    private static IEnumerable<(string Name, JsonElement Body)> DynamicBlocks(JsonElement dynamic) => dynamic.ValueKind switch
    {
        JsonValueKind.Array => dynamic.EnumerateArray().SelectMany(DynamicBlocks),
        JsonValueKind.Object => dynamic.EnumerateObject().SelectMany(block => Bodies(block.Value).Select(body => (block.Name, body))),
        _ => [],
    };

    private static IEnumerable<JsonElement> Bodies(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    // https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
    private static IEnumerable<Value> Expand(string name, JsonElement body, Scope scope)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("content", out var content))
            return [Value.Unknown($"dynamic.{name}")];
        var iterator = body.TryGetProperty("iterator", out var given) ? given.GetString() ?? name : name;
        var collection = body.TryGetProperty("for_each", out var forEach) ? Evaluate(forEach, scope) : Value.Unknown($"dynamic.{name}");
        return collection.Alternatives.SelectMany(one => one.Kind is ValueKind.List or ValueKind.Map && !one.IsOpen
            ? Evaluator.Pairs(one).SelectMany(pair => Contents(content, scope.With((iterator, Each(pair.Key, pair.Value))))
                .Select(block => one == collection ? block : Uncertain(block)))
            : one.Kind == ValueKind.Absent ? []
            : Contents(content, scope.With((iterator, Value.Unknown(iterator, one.References)))).Select(Uncertain));
    }

    private static IEnumerable<Value> Contents(JsonElement content, Scope scope) => Bodies(content).Select(body => Evaluate(body, scope));

    private static Value Uncertain(Value block) => Value.Of(block.Entries, block.IsOpen, isCertain: false);

    /// <summary>What <c>each</c> and the iterator of a <c>dynamic</c> block stand for.</summary>
    internal static Value Each(Value key, Value value) =>
        Value.Of(new Dictionary<string, Value> { ["key"] = key, ["value"] = value });

    /// <summary>Returns the name that CDKTF gives a stack; empty when the configuration does not say it.</summary>
    internal static string StackName(JsonElement root) => root.Property("//").Property("metadata").Property("stackName").ToString();
}
