using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A place in a block.</summary>
/// <param name="Path">Where it is, without indices.</param>
/// <param name="Steps">Where it is, with indices.</param>
/// <param name="Node">What stands there.</param>
internal sealed record Place(string Path, IReadOnlyList<Step> Steps, JsonNode Node)
{
    /// <summary>The last name of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The member of a name.</summary>
    public Place Member(string name) => new(Path.Length > 0 ? $"{Path}.{name}" : name, [.. Steps, new(name, 0)], Node[name]!);

    /// <summary>The members of an object, without the comment of CDKTF.</summary>
    public IEnumerable<Place> Members() =>
        Node.AsObject().Where(member => member.Key != "//").Select(member => Member(member.Key)).ToList();

    /// <summary>
    /// The items of a list; scalars have <c>[]</c> after their path, blocks have the path of the list, and their id in brackets.
    /// </summary>
    public IEnumerable<Place> Items() => Node.AsArray().Select((item, index) => new Place(
        item is not JsonObject block ? $"{Path}[]" : block["id"] is { } id ? $"{Path}({id})" : Path,
        [.. Steps, new(null, index)],
        item!)).ToList();

    /// <summary>The items of a list, or the place itself.</summary>
    public IEnumerable<Place> OneOrMany() => Node is JsonArray ? Items() : [this];

    /// <summary>The JSON in the text of the place; null when it is no object.</summary>
    public Place? IntoText()
    {
        try
        {
            return Text is ['{', ..] json && JsonNode.Parse(json) is JsonObject value ? new(Path, [.. Steps, Step.IntoText], value) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of the place; null when it is none.</summary>
    public string? Text => Node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A change that puts something else in the place.</summary>
    public Change To(Mutation mutation, JsonNode value, string detail = "") => new(Path, mutation, detail, Steps, _ => value.DeepClone());

    /// <summary>A change that removes it.</summary>
    public Change Without() => new(Path, Mutation.Removed, "", Steps, _ => null);

    /// <summary>A change of the name of a member.</summary>
    public Change Renamed(Mutation mutation, string from, string to) => new($"{Path}.{from}", mutation, to, Steps, node =>
    {
        var value = node[from]!;
        node.AsObject().Remove(from);
        node[to] = value;
        return node;
    });
}
