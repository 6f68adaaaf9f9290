using System.Globalization;

namespace Tap.Guardrails;

/// <content>Creates values.</content>
public sealed partial class Value
{
    /// <summary>Creates a string.</summary>
    public static Value Of(string text) => new(ValueKind.Text, text) { Text = text };

    /// <summary>Creates a boolean.</summary>
    public static Value Of(bool value) => new(ValueKind.Boolean, value ? "true" : "false") { Text = value ? "true" : "false" };

    /// <summary>Creates a number.</summary>
    public static Value Of(double number) => OfNumber(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a list.</summary>
    public static Value Of(IReadOnlyList<Value> items) =>
        new(ValueKind.List, "[…]") { Items = items, References = [.. items.SelectMany(item => item.References).Distinct()] };

    /// <summary>Creates a map.</summary>
    /// <param name="entries">The values by key.</param>
    /// <param name="isOpen">Whether there may be further keys. <value>Default: false.</value></param>
    /// <param name="isCertain">Whether a block of it exists for certain. <value>Default: true.</value></param>
    public static Value Of(IReadOnlyDictionary<string, Value> entries, bool isOpen = false, bool isCertain = true) =>
        new(ValueKind.Map, "{…}")
        {
            Entries = entries,
            IsOpen = isOpen,
            IsCertain = isCertain,
            References = [.. entries.Values.SelectMany(entry => entry.References).Distinct()],
        };

    /// <summary>Creates a value that is not known.</summary>
    /// <param name="expression">How it is written, without <c>${}</c>.</param>
    /// <param name="references">What it is derived from.</param>
    public static Value Unknown(string expression, params IReadOnlyList<Reference> references) =>
        new(ValueKind.Unknown, $"${{{expression}}}") { References = references };

    internal static Value OfNumber(string text) => new(ValueKind.Number, text) { Text = text };

    /// <summary>Creates a value that is one of several; the value itself when all are the same.</summary>
    internal static Value OneOf(IReadOnlyList<Value> values, string expression)
    {
        var distinct = values.SelectMany(value => value.Alternatives).DistinctBy(value => value.Signature).ToList();
        return distinct is [var only] ? only : new(ValueKind.Unknown, $"${{{expression}}}", alternatives: distinct)
        {
            References = [.. distinct.SelectMany(value => value.References).Distinct()],
        };
    }

    /// <summary>Creates a template of parts that are not all known.</summary>
    internal static Value OfParts(IReadOnlyList<Value> parts) =>
        new(ValueKind.Unknown, string.Concat(parts.Select(part => part.Expression)), parts)
        {
            References = [.. parts.SelectMany(part => part.References).Distinct()],
        };

    /// <summary>Creates the result of <c>jsonencode</c>.</summary>
    internal static Value OfJson(Value encoded, string? text) =>
        new(text is null ? ValueKind.Unknown : ValueKind.Text, text ?? "${jsonencode(…)}")
        {
            Text = text,
            Json = encoded,
            References = encoded.References,
        };

    /// <summary>Returns the same value with what it refers to.</summary>
    internal Value From(Reference reference) => Copy(
        reference,
        [.. References.Prepend(reference).Distinct()],
        Kind == ValueKind.Unknown && parts is null && alternatives is null ? $"${{{reference}}}" : Expression);

    /// <summary>Returns the same value with more that it was derived from.</summary>
    internal Value DerivedFrom(IEnumerable<Reference> references)
    {
        var all = References.Union(references).ToList();
        return all.Count == References.Count ? this : Copy(Reference, all, Expression);
    }

    private Value Copy(Reference? reference, IReadOnlyList<Reference> references, string expression) =>
        new(Kind, expression, parts, alternatives)
        {
            Text = Text,
            Items = Items,
            Entries = Entries,
            IsOpen = IsOpen,
            IsCertain = IsCertain,
            Json = Json,
            Reference = reference,
            References = references,
        };
}
