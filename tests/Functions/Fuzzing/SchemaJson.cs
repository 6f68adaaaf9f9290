using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tap.Core;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>Generates JSON that meets a schema, or something like it, from as much of draft-04 as the APIs' schemas use.</summary>
/// <param name="strangeness">Of a hundred values, how many are something else; of a hundred objects, how many lack a member or have one too
/// many.</param>
public sealed class SchemaJson(int strangeness)
{
    /// <summary>Most characters of a text that is not to be as long as it may be.</summary>
    private const int ShortText = 20;

    /// <summary>A schema of the functions.</summary>
    /// <param name="path">Its path below <c>functions</c>.</param>
    public static JsonElement Read(string path) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, "functions", path))).RootElement;

    /// <summary>JSON texts for a schema.</summary>
    public Gen<string> Of(JsonElement schema) =>
        strangeness == 0 ? Meeting(schema) : Gen.Frequency((100 - strangeness, Meeting(schema)), (strangeness, JunkJson.Value));

    /// <summary>JSON texts of an object with these members of a schema.</summary>
    public Gen<string> ObjectOf(JsonElement schema, IEnumerable<string> names) =>
        from members in Gen.CollectToArray(
            names.Select(name => Of(schema.GetProperty("properties").GetProperty(name)).Select(value => $"\"{name}\":{value}")))
        from changed in Disturbed(members)
        from order in Gen.Shuffle(changed)
        select $"{{{string.Join(',', order)}}}";

    private Gen<string[]> Disturbed(string[] members) => strangeness == 0
        ? Gen.Constant(members)
        : Gen.Frequency(
            (100 - strangeness, Gen.Constant(members)),
            (strangeness, from name in JunkJson.Name from value in JunkJson.Value select (string[])[.. members, $"\"{name}\":{value}"]),
            (strangeness, Gen.Choose(0, members.Length).Select(index => (string[])[.. members.Where((_, other) => other != index)])));

    private Gen<string> Meeting(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var values))
            return Gen.Elements(values.EnumerateArray().Select(value => value.GetRawText()));
        var type = schema.GetProperty("type");
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];
        return Gen.OneOf(types.Select(one => OfType(one, schema)));
    }

    private Gen<string> OfType(string type, JsonElement schema) => type switch
    {
        "boolean" => Gen.Elements("true", "false"),
        "integer" or "number" => Number(schema),
        "string" => schema.TryGetProperty("pattern", out var pattern) ? Patterned(pattern.GetString()!, schema) : Text(schema),
        "array" => Array(schema),
        "object" => Object(schema),
        _ => throw new NotSupportedException($"The type {type} of a schema: generate it here."),
    };

    private static Gen<string> Number(JsonElement schema)
    {
        var (minimum, maximum) = (schema.GetProperty("minimum").GetRawText(), schema.GetProperty("maximum").GetRawText());
        var (from, to) =
            (Math.Max(schema.GetProperty("minimum").GetDouble(), -1000), Math.Min(schema.GetProperty("maximum").GetDouble(), 1000));
        return Gen.Frequency((1, Gen.Elements(minimum, maximum)), (4, Gen.Choose((int)from, (int)to).Select(number => $"{number}")));
    }

    private static Gen<string> Text(JsonElement schema, int shortest = 0)
    {
        var minimum = Bound(schema, "minLength", shortest);
        var maximum = Bound(schema, "maxLength", ShortText);
        return Gen.Frequency((20, Gen.Choose(minimum, Math.Min(maximum, ShortText))), (1, Gen.Constant(maximum))).SelectMany(JunkJson.Text);
    }

    private Gen<string> Array(JsonElement schema)
    {
        var isUnique = schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean();
        return from count in Gen.Choose(0, Math.Min(Bound(schema, "maxItems", 3), 20))
               from items in Of(schema.GetProperty("items")).ArrayOf(count)
               select $"[{string.Join(',', isUnique ? items.DistinctBy(item => item.Normalize()) : items)}]";
    }

    private Gen<string> Object(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            var required = schema.TryGetProperty("required", out var names)
                ? names.EnumerateArray().Select(name => name.GetString()!).ToList()
                : [];
            var others = properties.EnumerateObject().Select(property => property.Name).Except(required);
            return Gen.SubListOf(others).SelectMany(optional => ObjectOf(schema, required.Concat(optional)));
        }

        return from names in Gen.SubListOf("a", "b_1", "name", "status", "constructor", "Z9")
               from values in Gen.CollectToArray(
                   names, name => Of(schema.GetProperty("additionalProperties")).Select(value => $"\"{name}\":{value}"))
               select $"{{{string.Join(',', values)}}}";
    }

    /// <summary>Texts for the patterns that there are: the inverse of a regular expression is not worth a library for so few.</summary>
    private static Gen<string> Patterned(string pattern, JsonElement schema) => pattern switch
    {
        _ when pattern.StartsWith("^[0-9]{4}-", StringComparison.Ordinal) =>
            Gen.Elements("\"2030-01-31T12:30:00Z\"", "\"2028-02-29t23:59:59.123456789+14:00\"", "\"1990-12-31T15:59:60-08:00\"",
                "\"0001-01-01T00:00:00z\""),
        // Anything but blanks: the texts generated begin with a letter.
        _ when pattern.StartsWith(@"^[\s\S]*[^", StringComparison.Ordinal) => Text(schema, shortest: 1),
        "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$" =>
            Gen.Elements("\"bolt\"", "\"__proto__\"", "\"-\"", "\"a.b\"", $"\"{new string('i', 128)}\""),
        "^[A-Za-z][A-Za-z0-9_]{0,63}$" => Gen.Elements("\"name\"", "\"constructor\"", "\"a\"", "\"b_1\""),
        _ => throw new NotSupportedException($"The pattern {pattern} of a schema: give texts for it here."),
    };

    private static int Bound(JsonElement schema, string keyword, int otherwise) =>
        schema.TryGetProperty(keyword, out var bound) ? bound.GetInt32() : otherwise;
}
