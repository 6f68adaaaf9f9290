using System.Globalization;

namespace Tap.Guardrails;

/// <summary>Finds secrets that are written out, by the names of what holds them and by their shape.</summary>
/// <param name="stack">The stack, whose locals are literals too.</param>
internal sealed class SecretLiterals(StackModel stack)
{
    private const int DeepestText = 4;
    private const int ShortestPart = 6;

    // Keys whose own name says nothing of their value.
    private static readonly string[] Generic = ["value", "values", "default", "string_value"];
    private static readonly string[] Naming = ["name", "key", "Name", "Key", "ParameterKey"];

    private readonly HashSet<string> locals =
        [.. stack.All(BlockKind.Locals).SelectMany(block => block.Names, (block, name) => $"{block.Address}.{name}")];

    /// <summary>Returns the literals in a value that holds nothing but a secret.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it stands.</param>
    public IEnumerable<SecretLiteral> OfSecret(Value value, string path)
    {
        if (value.Alternatives.Count > 1)
            return value.Alternatives.SelectMany(one => OfSecret(one, path));
        if (IsLiteral(value) && value.Text is { } text)
            return IsNothing(text) ? [] : [new SecretLiteral(path, "secret")];
        // A document of which some fields are known tells by their names which of them are secrets.
        if (value.Text is null && JsonText.Read(value) is { Kind: ValueKind.Map } json)
            return In(json, path, path);
        return value.Parts.Count > 1 && value.Parts.Any(part =>
            part.Text?.Count(char.IsAsciiLetterOrDigit) >= ShortestPart && IsLiteral(part))
            ? [new SecretLiteral(path, "part of a secret")]
            : value.Items.Concat(value.Entries.Values).SelectMany(item => OfSecret(item, path));
    }

    /// <summary>Returns the literals in a value, whatever it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name that says what it is.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="depth">How many texts are around it.</param>
    public IEnumerable<SecretLiteral> In(Value value, string name, string path, int depth = 0)
    {
        if (value.Alternatives.Count > 1)
            return value.Alternatives.SelectMany(one => In(one, name, path, depth));
        return value.Kind switch
        {
            ValueKind.Map => InMap(value, name, path, depth),
            ValueKind.List => value.Items.SelectMany(item => In(item, name, path, depth)),
            ValueKind.Text => InText(value, name, path, depth),
            ValueKind.Unknown => InTemplate(value, name, path, depth),
            _ => [],
        };
    }

    private IEnumerable<SecretLiteral> InMap(Value map, string name, string path, int depth)
    {
        var named = Naming.Select(key => map.Entries.TryGetValue(key, out var found) ? found.Text : null)
            .FirstOrDefault(text => text is not null);
        return map.Entries.Keys.SelectMany(key => In(
            map.Entries[key],
            !Generic.Contains(key, StringComparer.OrdinalIgnoreCase) ? key
            : named is not null && SecretName.SpeaksOfSecret(named) ? named
            : name,
            $"{path}.{key}",
            depth));
    }

    private IEnumerable<SecretLiteral> InText(Value value, string name, string path, int depth)
    {
        var text = value.Text!;
        if (IsNothing(text) || !IsLiteral(value))
            return [];
        if (SecretShape.KindIn(text) is { } kind)
            return [new SecretLiteral(path, kind)];
        if (IsSecret(name, text))
            return [new SecretLiteral(path, "secret")];
        return depth < DeepestText && MayHoldNames(text) && JsonText.Read(value) is { Kind: ValueKind.Map or ValueKind.List } json
            ? In(json, name, path, depth + 1)
            : [];
    }

    private IEnumerable<SecretLiteral> InTemplate(Value value, string name, string path, int depth)
    {
        if (value.Json is { } encoded)
            return In(encoded, name, path, depth + 1);
        var texts = value.Parts.Where(part => part.Text is not null && IsLiteral(part)).Select(part => part.Text!).ToList();
        if (texts.Select(SecretShape.KindIn).FirstOrDefault(kind => kind is not null) is { } kind)
            return [new SecretLiteral(path, kind)];
        if (texts.Exists(text => SecretName.SpeaksOfPassword(name) && SecretShape.IsRandom(text)))
            return [new SecretLiteral(path, "part of a secret")];
        return depth < DeepestText && texts.Exists(MayHoldNames) && JsonText.Read(value) is { Kind: ValueKind.Map or ValueKind.List } json
            ? In(json, name, path, depth + 1)
            : [];
    }

    // Policies name keys and secrets all the time, and hold none.
    private static bool MayHoldNames(string text) => text.AsSpan().ContainsAny('{', '[')
        && !text.Contains("\"Statement\"", StringComparison.Ordinal)
        && SecretName.MayBeIn(text);

    private static bool IsSecret(string name, string text)
    {
        if (!SecretName.SpeaksOfSecret(name) || name.Equals("key", StringComparison.OrdinalIgnoreCase)
            || text is "true" or "false" || IsName(text))
            return false;
        return SecretName.SpeaksOfPassword(name) ? !text.Contains(' ', StringComparison.Ordinal)
            : SecretShape.IsRandom(text) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    // ARNs, paths and addresses find a secret, and are none.
    private static bool IsName(string text) => text.StartsWith("arn:", StringComparison.Ordinal)
        || text.Contains("://", StringComparison.Ordinal)
        || (text.Length > 1 && text[0] is '/' or '.' or '~'
            && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '/' or '.' or '~' or '_' or '-'));

    private static bool IsNothing(string text) => text.Length == 0 || string.Equals(text, "unset", StringComparison.OrdinalIgnoreCase);

    // Locals are the code's own; so are the defaults of variables as long as no plan says otherwise.
    private bool IsLiteral(Value value) => value.References.All(reference =>
        locals.Contains(reference.Address) || (!stack.IsPlan && reference.Address.StartsWith("var.", StringComparison.Ordinal)));
}
