using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Makes the JSON of small plans.</summary>
internal static class PlanJson
{
    /// <summary>A plan whose root module plans and configures what is given.</summary>
    /// <param name="planned">The members of <c>planned_values.root_module</c>.</param>
    /// <param name="configured">The members of <c>configuration.root_module</c>.</param>
    /// <param name="changes">The items of <c>resource_changes</c>.</param>
    /// <param name="more">More members of the plan.</param>
    public static string Of(string planned, string configured = "", string changes = "", string more = "") => $$"""
        {
          "format_version": "1.2",
          "planned_values": { "root_module": { {{planned}} } },
          "resource_changes": [{{changes}}],
          "configuration": { "provider_config": { "aws": { "name": "aws" } }, "root_module": { {{configured}} } }
          {{(more.Length > 0 ? $", {more}" : "")}}
        }
        """;

    /// <summary>The member of a module that holds resources.</summary>
    public static string Resources(params IReadOnlyList<string> resources) => $"\"resources\": [{string.Join(", ", resources)}]";

    /// <summary>A resource of a plan with values.</summary>
    public static string Resource(string address, string values, string? index = null, string mode = "managed")
    {
        var (type, name) = Labels(address);
        return $$"""
            { "address": "{{address.Replace("\"", "\\\"", StringComparison.Ordinal)}}", "mode": "{{mode}}", "type": "{{type}}",
              "name": "{{name}}", {{(index is null ? "" : $"\"index\": {index},")}} "values": { {{values}} } }
            """;
    }

    /// <summary>A resource of a configuration with expressions.</summary>
    public static string Expressions(string address, string expressions, string mode = "managed", string more = "")
    {
        var (type, name) = Labels(address);
        return $$"""
            { "address": "{{address}}", "mode": "{{mode}}", "type": "{{type}}", "name": "{{name}}",
              "expressions": { {{expressions}} } {{(more.Length > 0 ? $", {more}" : "")}} }
            """;
    }

    /// <summary>What happens to a resource.</summary>
    public static string Change(string address, string action, string unknown = "") => new JsonObject
    {
        ["address"] = address,
        ["change"] = new JsonObject { ["actions"] = new JsonArray(action), ["after_unknown"] = JsonNode.Parse($"{{ {unknown} }}") },
    }.ToJsonString();

    private static (string Type, string Name) Labels(string address)
    {
        var labels = address.Split('[')[0] == address ? address.Split('.') : address[..address.LastIndexOf('[')].Split('.');
        return (labels[^2], labels[^1]);
    }
}
