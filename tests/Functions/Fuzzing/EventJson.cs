using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>Events that API Gateway would not send, as text.</summary>
public static class EventJson
{
    private const string Place = "-place-of-the-value-";

    /// <summary>The paths to all fields of an event, and the empty one to the event itself.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> PathsOf(ProxyEvent request) => [.. Paths(JsonNode.Parse(request.ToJson())!)];

    /// <summary>An event with another value in a field.</summary>
    /// <param name="request">The event.</param>
    /// <param name="path">The path to the field.</param>
    /// <param name="value">The value, as JSON.</param>
    public static string With(ProxyEvent request, IReadOnlyList<string> path, string value)
    {
        if (path is [])
            return value;
        var root = JsonNode.Parse(request.ToJson())!;
        path.SkipLast(1).Aggregate(root, (parent, name) => parent[name]!)[path[^1]] = Place;
        return root.ToJsonString().Replace($"\"{Place}\"", value, StringComparison.Ordinal);
    }

    /// <summary>Events with one field that is something else, and such that are none at all.</summary>
    public static Gen<string> Junk(ProxyEvent request) => Gen.Frequency(
        (10,
            from path in Gen.Elements<IReadOnlyList<string>>(PathsOf(request))
            from value in JunkJson.Value
            select With(request, path, value)),
        (1, JunkJson.Value));

    private static IEnumerable<IReadOnlyList<string>> Paths(JsonNode node) => node is JsonObject fields
        ? fields.SelectMany(field => field.Value is null
            ? [[field.Key]]
            : Paths(field.Value).Select(path => (IReadOnlyList<string>)[field.Key, .. path])).Prepend([])
        : [[]];
}
