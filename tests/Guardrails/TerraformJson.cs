using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails;

/// <summary>
/// Makes the JSON of a stack from blocks that are each a line <c>address { arguments }</c>: <c>aws_sqs_queue.jobs { "name": "jobs" }</c>,
/// <c>data.aws_iam_policy_document.jobs {}</c>, <c>var.name {}</c>, <c>module.jobs {}</c>, <c>provider.aws {}</c>, <c>locals {}</c>.
/// A line that begins with a brace is a whole configuration, into which the other blocks are put.
/// </summary>
internal static class TerraformJson
{
    /// <summary>The JSON of a stack; the path of each resource is <c>test/{id}/resource</c>.</summary>
    public static string Of(params IReadOnlyList<string> blocks)
    {
        var root = (JsonObject)JsonNode.Parse(blocks.SingleOrDefault(block => block.TrimStart().StartsWith('{')) ?? "{}")!;
        foreach (var block in blocks.Select(block => block.Trim()).Where(block => !block.StartsWith('{')))
            Add(root, block[..block.IndexOf('{', StringComparison.Ordinal)].Trim(), block[block.IndexOf('{', StringComparison.Ordinal)..]);
        return root.ToJsonString();
    }

    private static void Add(JsonObject root, string address, string body)
    {
        string[] labels = address.Split('.') switch
        {
            ["locals"] or ["terraform"] => [address],
            ["data", ..] or ["module", ..] or ["provider", ..] or ["output", ..] or ["ephemeral", ..] => address.Split('.'),
            ["var", var name] => ["variable", name],
            _ => ["resource", .. address.Split('.', 2)],
        };
        var parent = labels[..^1].Aggregate(root, (node, label) => (JsonObject)(node[label] ??= new JsonObject()));
        var value = (JsonObject)JsonNode.Parse(body)!;
        if (labels[0] is "resource" or "data")
            value["//"] = new JsonObject { ["metadata"] = new JsonObject { ["path"] = $"test/{labels[^1]}/resource" } };
        parent.Add(labels[^1], value);
    }
}
