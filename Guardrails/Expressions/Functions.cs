using System.Text;

namespace Tap.Guardrails;

/// <summary>
/// The functions of Terraform's language (https://developer.hashicorp.com/terraform/language/functions) that policies, names and flags are
/// commonly written with. The result of any other is not known.
/// </summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<IReadOnlyList<Value>, Value?>> Known = new()
    {
        ["jsonencode"] = arguments => arguments is [var value] ? Value.OfJson(value, JsonText.Of(value)) : null,
        ["jsondecode"] = arguments => arguments is [var text] ? JsonText.Read(text) : null,
        ["tostring"] = Same,
        ["tonumber"] = Same,
        ["tobool"] = Same,
        ["tolist"] = Same,
        ["toset"] = Same,
        ["tomap"] = Same,
        ["sensitive"] = Same,
        ["nonsensitive"] = Same,
        ["ephemeralasnull"] = Same,
        ["try"] = arguments => arguments is [var first, ..] ? first : null,
        ["coalesce"] = arguments => FirstThatIs(arguments, value => value.Text is not ("" or null)),
        ["coalescelist"] = arguments => FirstThatIs(arguments, value => value.Items.Count > 0),
        ["one"] = arguments => arguments switch
        {
            [{ Kind: ValueKind.List, Items: [] }] => Value.Absent,
            [{ Kind: ValueKind.List, Items: [var only] }] => only,
            _ => null,
        },
        ["merge"] = Merge,
        ["concat"] = arguments => Lists(arguments) is { } lists ? Value.Of([.. lists.SelectMany(list => list)]) : null,
        ["flatten"] = arguments => arguments is [{ Kind: ValueKind.List } list] ? Value.Of([.. Flattened(list)]) : null,
        ["compact"] = arguments => Filtered(arguments, items => items.Where(item => item.Text != "" && item.IsPresent)),
        ["distinct"] = arguments => Filtered(arguments, items => items.DistinctBy(item => item.Expression)),
        ["reverse"] = arguments => Filtered(arguments, items => items.Reverse()),
        ["sort"] = arguments => Filtered(arguments, items => items.OrderBy(item => item.Expression, StringComparer.Ordinal)),
        ["join"] = Join,
        ["split"] = Split,
        ["format"] = Format,
        ["lower"] = arguments => OnText(arguments, text => text.ToLowerInvariant()),
        ["upper"] = arguments => OnText(arguments, text => text.ToUpperInvariant()),
        ["trimspace"] = arguments => OnText(arguments, text => text.Trim()),
        ["base64encode"] = arguments => OnText(arguments, text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        ["base64decode"] = arguments => OnText(arguments, text => Encoding.UTF8.GetString(Convert.FromBase64String(text))),
        ["replace"] = arguments => arguments is [{ Text: { } text }, { Text: { Length: > 0 } old and not ['/', .., '/'] }, { Text: { } by }]
            ? Value.Of(text.Replace(old, by, StringComparison.Ordinal)) : null,
        ["length"] = Length,
        ["keys"] = arguments => arguments is [{ Kind: ValueKind.Map, IsOpen: false } map]
            ? Value.Of([.. map.Entries.Keys.Select(Value.Of)])
            : null,
        ["values"] = arguments => arguments is [{ Kind: ValueKind.Map } map] ? Value.Of([.. map.Entries.Values]) : null,
        ["element"] = arguments => arguments is [{ Kind: ValueKind.List, Items: { Count: > 0 } items }, { Number: { } index and >= 0 }]
            ? items[(int)index % items.Count] : null,
        ["lookup"] = Lookup,
        ["contains"] = arguments =>
            arguments is [{ Kind: ValueKind.List, Items: var items }, { Text: { } text }] && items.All(item => item.IsKnown)
                ? Value.Of(items.Any(item => item.Text == text)) : null,
    };

    /// <summary>Returns what a function returns; not known where it depends on arguments that are not.</summary>
    public static Value Call(string function, IReadOnlyList<Value> arguments)
    {
        try
        {
            if (Known.TryGetValue(function, out var known) && known(arguments) is { } result)
                return result.DerivedFrom(arguments.SelectMany(argument => argument.References));
        }
        catch (FormatException)
        {
            // Arguments that Terraform refuses as well, such as text that is not Base64: the result is not known.
        }

        return Value.Unknown(
            $"{function}({string.Join(", ", arguments.Select(argument => Value.Inner(argument.Expression)))})",
            [.. arguments.SelectMany(argument => argument.References).Distinct()]);
    }

    private static Value? Same(IReadOnlyList<Value> arguments) => arguments is [var only] ? only : null;

    private static Value? FirstThatIs(IReadOnlyList<Value> arguments, Func<Value, bool> wanted) =>
        arguments.TakeWhile(argument => argument.Kind != ValueKind.Unknown).FirstOrDefault(wanted);

    private static List<IReadOnlyList<Value>>? Lists(IReadOnlyList<Value> arguments) =>
        arguments.All(argument => argument.Kind == ValueKind.List) ? [.. arguments.Select(argument => argument.Items)] : null;

    private static IEnumerable<Value> Flattened(Value list) =>
        list.Items.SelectMany(item => item.Kind == ValueKind.List ? Flattened(item) : [item]);

    private static Value? Filtered(IReadOnlyList<Value> arguments, Func<IEnumerable<Value>, IEnumerable<Value>> filter) =>
        arguments is [{ Kind: ValueKind.List } list] && list.Items.All(item => item.Kind != ValueKind.Unknown)
            ? Value.Of([.. filter(list.Items)])
            : null;

    private static Value? OnText(IReadOnlyList<Value> arguments, Func<string, string> change) =>
        arguments is [{ Text: { } text }] ? Value.Of(change(text)) : null;

    private static Value? Merge(IReadOnlyList<Value> arguments)
    {
        if (arguments.Any(argument => argument.Kind is not (ValueKind.Map or ValueKind.Absent or ValueKind.Unknown)))
            return null;
        var merged = new Dictionary<string, Value>();
        foreach (var argument in arguments)
        {
            if (argument.Kind == ValueKind.Unknown)
            {
                // It may replace anything before it.
                foreach (var key in merged.Keys)
                    merged[key] = Value.Unknown($"merge(…).{key}", argument.References);
            }

            foreach (var (key, value) in argument.Entries)
                merged[key] = value;
        }

        return Value.Of(merged, isOpen: arguments.Any(argument => argument.Kind == ValueKind.Unknown || argument.IsOpen));
    }

    private static Value? Join(IReadOnlyList<Value> arguments) =>
        arguments is [{ Text: { } separator }, { Kind: ValueKind.List, Items: var items }]
            ? Evaluator.Join([.. items.SelectMany((item, index) => index == 0 ? [item] : new[] { Value.Of(separator), item })])
            : null;

    private static Value? Split(IReadOnlyList<Value> arguments) => arguments is [{ Text: { Length: > 0 } separator }, { Text: { } text }]
        ? Value.Of([.. text.Split(separator).Select(Value.Of)])
        : null;

    // Only %s and %d, which are all that names and ARNs are made with.
    private static Value? Format(IReadOnlyList<Value> arguments)
    {
        if (arguments is not [{ Text: { } format }, ..])
            return null;
        var pieces = format.Replace("%d", "%s", StringComparison.Ordinal).Split("%s");
        if (pieces.Length != arguments.Count || pieces.Any(piece => piece.Contains('%', StringComparison.Ordinal)))
            return null;
        return Evaluator.Join(
            [.. pieces.SelectMany((piece, index) => index == 0 ? [Value.Of(piece)] : new[] { arguments[index], Value.Of(piece) })]);
    }

    private static Value? Length(IReadOnlyList<Value> arguments) => arguments switch
    {
        [{ Kind: ValueKind.List } list] => Value.Of((double)list.Items.Count),
        [{ Kind: ValueKind.Map, IsOpen: false } map] => Value.Of((double)map.Entries.Count),
        [{ Kind: ValueKind.Text, Text: { } text }] => Value.Of((double)text.Length),
        _ => null,
    };

    private static Value? Lookup(IReadOnlyList<Value> arguments) =>
        arguments is [{ Kind: ValueKind.Map } map, { Text: { } key }, ..] && map[key] is var found
            ? found.IsPresent || arguments.Count < 3 ? found : arguments[2]
            : null;
}
