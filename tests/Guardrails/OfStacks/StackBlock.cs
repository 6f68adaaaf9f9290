using System.Text;
using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A block at the top of a stack.</summary>
/// <param name="Section"><c>resource</c>, <c>provider</c>, <c>terraform</c> and so on.</param>
/// <param name="Type">The type of a resource; the section for any other block.</param>
/// <param name="Id">The name within the type; empty for a block without a name.</param>
/// <param name="Json">Its JSON.</param>
internal sealed record StackBlock(string Section, string Type, string Id, string Json)
{
    /// <summary>The address of a resource.</summary>
    public string Address => $"{Type}.{Id}";

    /// <summary>What tells blocks of a type apart: what is written in them, with constants such as <c>GET</c>, without names.</summary>
    public string Shape { get; } = string.Join('|', ShapeOf("", JsonNode.Parse(Json)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Returns the blocks of a stack.</summary>
    public static IReadOnlyList<StackBlock> AllIn(string json) =>
    [
        .. from section in JsonNode.Parse(json)!.AsObject()
           from block in section.Key switch
           {
               "resource" or "data" =>
                   from type in section.Value!.AsObject()
                   from resource in type.Value!.AsObject()
                   select new StackBlock(section.Key, type.Key, resource.Key, resource.Value!.ToJsonString()),
               "variable" or "output" or "provider" =>
                   from one in section.Value!.AsObject()
                   select new StackBlock(section.Key, section.Key, one.Key, one.Value!.ToJsonString()),
               _ => [new StackBlock(section.Key, section.Key, "", section.Value!.ToJsonString())],
           }
           select block,
    ];

    /// <summary>Returns the JSON of a stack that has these blocks.</summary>
    public static string Join(IEnumerable<StackBlock> blocks)
    {
        var json = new StringBuilder("{");
        foreach (var section in blocks.GroupBy(block => block.Section))
        {
            json.Append('"').Append(section.Key).Append("\":");
            if (section.First().Id.Length == 0)
                json.Append(section.Single().Json).Append(',');
            else
                Close(section.First().Section == section.First().Type ? Append(json.Append('{'), section) : AppendTypes(json, section));
        }

        return Close(json).ToString().TrimEnd(',');
    }

    private static IEnumerable<string> ShapeOf(string path, JsonNode? node) => node switch
    {
        JsonObject members =>
            members.Where(member => member.Key != "//").SelectMany(member => ShapeOf($"{path}.{member.Key}", member.Value)),
        JsonArray items => items.SelectMany(item => ShapeOf(path, item)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.All(char.IsAsciiLetterUpper) => [$"{path}={text}"],
        _ => [path],
    };

    private static StringBuilder AppendTypes(StringBuilder json, IEnumerable<StackBlock> section)
    {
        json.Append('{');
        foreach (var type in section.GroupBy(block => block.Type))
            Close(Append(json.Append('"').Append(type.Key).Append("\":{"), type));
        return json;
    }

    private static StringBuilder Append(StringBuilder json, IEnumerable<StackBlock> blocks)
    {
        foreach (var block in blocks)
            json.Append('"').Append(block.Id).Append("\":").Append(block.Json).Append(',');
        return json;
    }

    // Replaces the comma after the last member by the end of the object, and a comma after it.
    private static StringBuilder Close(StringBuilder json)
    {
        json.Length--;
        return json.Append("},");
    }
}
