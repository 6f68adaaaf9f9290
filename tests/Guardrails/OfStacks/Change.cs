using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A change of a block.</summary>
/// <param name="Path">What it changes, without indices: <c>rule.status</c>, <c>policy.Deny(RequireTls).Condition</c>.</param>
/// <param name="Mutation">The kind of change.</param>
/// <param name="Detail">What is special about it; empty when the kind says it all.</param>
/// <param name="Steps">Where it is.</param>
/// <param name="Value">Makes the new value out of the old one; null to remove it.</param>
internal sealed record Change(string Path, Mutation Mutation, string Detail, IReadOnlyList<Step> Steps, Func<JsonNode, JsonNode?> Value)
{
    /// <summary>Returns the changed JSON of a block.</summary>
    public string Of(string json) => Step.Change(JsonNode.Parse(json)!, [.. Steps], Value)!.ToJsonString();
}
