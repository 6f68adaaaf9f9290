using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A value as a plan has it.</summary>
/// <param name="Known">What is known of it.</param>
/// <param name="Unknown">What is not: <c>true</c>, or an object or array with what of it is not.</param>
/// <param name="Sensitive">What of it is sensitive, in the same way.</param>
internal readonly record struct PlannedValue(JsonElement Known, JsonElement Unknown, JsonElement Sensitive)
{
    private bool IsUnknown => Unknown.ValueKind == JsonValueKind.True;

    private bool IsSensitive => Sensitive.ValueKind == JsonValueKind.True;

    private bool IsNothing => Known.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Whether it is a list of nested blocks, at least one.</summary>
    public bool IsBlocks => Known.Elements().FirstOrDefault().ValueKind == JsonValueKind.Object;

    /// <summary>Returns an entry of a map or an attribute of an object.</summary>
    public PlannedValue this[string name] => new(Known.Property(name), Below(Unknown, name), Below(Sensitive, name));

    /// <summary>
    /// Returns what a configuration writes with what the plan knows of it. What the configuration writes as a text with references to
    /// resources stays that text, because it says more than the names and ARNs that the references stand for.
    /// </summary>
    /// <param name="written">What the configuration writes.</param>
    public Value With(Value written)
    {
        if (IsUnknown)
            return written;
        if (IsSensitive)
            return IsLiteral(written) ? written : Hidden(written);
        return Known.ValueKind switch
        {
            // A write-only argument is null in a plan.
            JsonValueKind.Null or JsonValueKind.Undefined => written.Kind == ValueKind.Unknown ? Value.Absent : written,
            JsonValueKind.Array => List(written),
            JsonValueKind.Object => Map(written),
            _ => Scalar(written),
        };
    }

    /// <summary>Returns the value as the plan alone knows it.</summary>
    /// <param name="references">What it was derived from.</param>
    public Value From(IReadOnlyList<Reference> references)
    {
        if (IsUnknown)
            return Value.Unknown("known after apply", references);
        if (IsSensitive)
            return Value.Unknown("sensitive value", references);
        return Known.ValueKind switch
        {
            JsonValueKind.Array => Value.Of([.. Items().Select(item => item.From(references))]),
            JsonValueKind.Object => Value.Of(Entries().ToDictionary(entry => entry.Name, entry => entry.Value.From(references))),
            _ => JsonText.Read(Known).DerivedFrom(references),
        };
    }

    private static JsonElement Below(JsonElement marks, string name) =>
        marks.ValueKind == JsonValueKind.True ? marks : marks.Property(name);

    private static bool IsLiteral(Value written) => written is { IsPresent: true, References.Count: 0, Kind: not ValueKind.Unknown };

    private static Value Hidden(Value written) => written.IsPresent ? Value.Unknown("sensitive value", written.References) : Value.Absent;

    private static bool RefersOnlyToResources(Value written) => written.Parts.Count > 1 && written.Parts.All(part =>
        part.Text is not null || (part.Reference is { } reference && StackModel.IsResource(reference.Block)));

    private Value Scalar(Value written)
    {
        var known = JsonText.Read(Known);
        if (written.Text == known.Text || RefersOnlyToResources(written))
            return written;
        return written.Reference is { } reference
            ? known.From(reference).DerivedFrom(written.References)
            : known.DerivedFrom(written.References);
    }

    private Value Map(Value written)
    {
        if (written is { Kind: ValueKind.List, Items: [var only] })
            return Map(only);
        if (written.Kind != ValueKind.Map)
            return From(written.References);
        var planned = this;
        var entries = written.Entries.ToDictionary(entry => entry.Key, entry => planned[entry.Key].With(entry.Value));
        var others = Entries().Where(entry => !entries.ContainsKey(entry.Name));
        foreach (var (name, value) in others.Where(entry => written.IsOpen || entry.Value.IsBlocks))
            entries[name] = value.From(written.References);
        return Value.Of(entries);
    }

    private Value List(Value written)
    {
        if (Known.GetArrayLength() == 0 && IsLiteral(written))
            return written;
        if (written.Kind is not (ValueKind.List or ValueKind.Map))
            return From(written.References);
        // Sets have another order in a plan than in the configuration.
        var left = written.Kind == ValueKind.List ? written.Items.ToList() : [written];
        var items = new List<Value>();
        foreach (var item in Items())
        {
            var match = left.Select(one => (Written: one, Score: item.Likeness(one))).Where(one => one.Score >= 0)
                .OrderByDescending(one => one.Score).Select(one => one.Written).FirstOrDefault();
            items.Add(match is null ? item.From(written.References) : item.With(match));
            if (match is not null)
                left.Remove(match);
        }

        // One nested block may be written as an object.
        return written.Kind == ValueKind.Map && items is [var only] ? only : Value.Of(items);
    }

    // How many scalars are the same; -1 when one differs.
    private int Likeness(Value written)
    {
        if (IsUnknown || IsNothing || written.Kind == ValueKind.Unknown)
            return 0;
        if (written.Kind == ValueKind.Map)
        {
            var planned = this;
            var all = written.Entries.Select(entry => planned[entry.Key].Likeness(entry.Value)).ToList();
            return all.Contains(-1) ? -1 : all.Sum();
        }

        return written.Text is null || Known.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? 0
            : JsonText.Read(Known).Text == written.Text ? 1 : -1;
    }

    private List<PlannedValue> Items()
    {
        var (unknown, sensitive) = (Unknown, Sensitive);
        return [.. Known.Elements().Select((item, index) => new PlannedValue(item, At(unknown, index), At(sensitive, index)))];
    }

    private static JsonElement At(JsonElement marks, int index) =>
        marks.ValueKind == JsonValueKind.True ? marks : marks.Elements().ElementAtOrDefault(index);

    private IEnumerable<(string Name, PlannedValue Value)> Entries()
    {
        var planned = this;
        return Known.Properties().Select(property => property.Name).Union(Unknown.Properties().Select(property => property.Name))
            .Select(name => (name, planned[name]))
            .Where(entry => entry.Item2.IsUnknown || !entry.Item2.IsNothing);
    }
}
