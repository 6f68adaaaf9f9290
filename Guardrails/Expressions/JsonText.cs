using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Writes values as JSON and reads them, also where parts of the text are not known.</summary>
internal static class JsonText
{
    // Characters of a private use area, which no text of AWS contains.
    private const char Opening = '\uE000';
    private const char Closing = '\uE001';

    /// <summary>Returns a value as JSON; <see langword="null"/> when it is not wholly known.</summary>
    public static string? Of(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = int.MaxValue }))
        {
            if (!Write(writer, value))
                return null;
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Returns what a text of JSON means; not known when it is no JSON.</summary>
    /// <param name="text">The text, with parts that may not be known inside of strings.</param>
    public static Value Read(Value text)
    {
        if (text.Json is { } encoded)
            return encoded;
        if (text.Alternatives.Count > 1)
            return Value.OneOf([.. text.Alternatives.Select(Read)], Value.Inner(text.Expression));
        if (!MayBeJson(text))
            return Value.Unknown(Value.Inner(text.Expression), text.References);
        try
        {
            using var document = JsonDocument.Parse(string.Concat(text.Parts.Select((part, index) =>
                part.Text ?? $"{Opening}{index}{Closing}")));
            return Read(document.RootElement, text.Parts);
        }
        catch (JsonException)
        {
            return Value.Unknown(Value.Inner(text.Expression), text.References);
        }
    }

    // Parsing what is none throws, which is slow, most of all the first time in a process.
    private static bool MayBeJson(Value text) => text.Parts[0].Text?.TrimStart() is
        ['{' or '[' or '"' or '-' or (>= '0' and <= '9') or 't' or 'f' or 'n', ..];

    /// <summary>Returns what JSON means that is wholly known, such as the values of a plan.</summary>
    public static Value Read(JsonElement element) => Read(element, []);

    private static Value Read(JsonElement element, IReadOnlyList<Value> parts) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element, parts),
        JsonValueKind.Array => ReadArray(element, parts),
        JsonValueKind.String => Restored(element.GetString()!, parts),
        JsonValueKind.Number => Value.OfNumber(element.GetRawText()),
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        _ => Value.Absent,
    };

    // Of two properties of the same name the last one is meant.
    private static Value ReadObject(JsonElement element, IReadOnlyList<Value> parts)
    {
        var entries = new Dictionary<string, Value>();
        foreach (var property in element.EnumerateObject())
            entries[property.Name] = Read(property.Value, parts);
        return Value.Of(entries);
    }

    private static Value ReadArray(JsonElement element, IReadOnlyList<Value> parts)
    {
        var items = new List<Value>();
        foreach (var item in element.EnumerateArray())
            items.Add(Read(item, parts));
        return Value.Of(items);
    }

    private static Value Restored(string text, IReadOnlyList<Value> parts)
    {
        if (parts.Count == 0 || !text.Contains(Opening, StringComparison.Ordinal))
            return Value.Of(text);
        var pieces = text.Split(Opening);
        var restored = pieces.Skip(1).Select(piece => piece.Split(Closing, 2))
            .SelectMany(piece => new[] { parts[int.Parse(piece[0], CultureInfo.InvariantCulture)], Value.Of(piece[1]) })
            .Prepend(Value.Of(pieces[0]))
            .Where(part => part.Text != "")
            .ToList();
        return restored is [var only] ? only : Evaluator.Join(restored);
    }

    private static bool Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Absent:
                writer.WriteNullValue();
                return true;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text);
                return true;
            case ValueKind.Boolean or ValueKind.Number:
                writer.WriteRawValue(value.Text!);
                return true;
            case ValueKind.List:
                return WriteList(writer, value);
            case ValueKind.Map:
                return !value.IsOpen && WriteMap(writer, value);
            default:
                return false;
        }
    }

    private static bool WriteList(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartArray();
        var isKnown = value.Items.All(item => Write(writer, item));
        writer.WriteEndArray();
        return isKnown;
    }

    private static bool WriteMap(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        var isKnown = value.Entries.Keys.All(key =>
        {
            writer.WritePropertyName(key);
            return Write(writer, value.Entries[key]);
        });
        writer.WriteEndObject();
        return isKnown;
    }
}
