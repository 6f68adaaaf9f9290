using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A step into JSON: to a member, to an item, or into the JSON that a text holds.</summary>
/// <param name="Member">The name of a member; null for another step.</param>
/// <param name="Item">The index of an item; negative for the step into a text.</param>
internal readonly record struct Step(string? Member, int Item)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The step into the JSON that a text holds.</summary>
    public static Step IntoText => new(null, -1);

    /// <summary>Changes what stands at the end of some steps.</summary>
    /// <param name="node">Where the steps begin; it is changed.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="change">Makes the new value out of the old one; null to remove it.</param>
    /// <returns>The node, or what has come in its place.</returns>
    public static JsonNode? Change(JsonNode node, ReadOnlySpan<Step> steps, Func<JsonNode, JsonNode?> change)
    {
        if (steps.IsEmpty)
            return change(node);
        var step = steps[0];
        if (step.Member is { } name)
            Set(node.AsObject(), name, Change(node[name]!, steps[1..], change));
        else if (step.Item >= 0)
            Set(node.AsArray(), step.Item, Change(node[step.Item]!, steps[1..], change));
        else
            return Change(JsonNode.Parse(node.GetValue<string>())!, steps[1..], change)?.ToJsonString(AsWritten);
        return node;
    }

    private static void Set(JsonObject parent, string name, JsonNode? value)
    {
        if (value is null)
            parent.Remove(name);
        else if (!ReferenceEquals(parent[name], value))
            parent[name] = value;
    }

    private static void Set(JsonArray parent, int index, JsonNode? value)
    {
        if (value is null)
            parent.RemoveAt(index);
        else if (!ReferenceEquals(parent[index], value))
            parent[index] = value;
    }
}
