using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

/// <summary>Runs single rules over hand-written stacks.</summary>
public abstract class RuleTest
{
    /// <summary>Findings of a rule, as <c>address detail</c>, in a stack with these resources.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="resources">Each a line <c>type.id { arguments }</c>.</param>
    protected static IReadOnlyList<string> Findings(string ruleId, params IReadOnlyList<string> resources) =>
        [.. Rule.All.Single(rule => rule.Id == ruleId)
            .Check(Stack(resources))
            .Select(finding => $"{finding.Resource.Address} {finding.Detail}")];

    /// <summary>A stack with these resources.</summary>
    protected static StackModel Stack(params IReadOnlyList<string> resources) => StackModel.FromConfiguration(Json(resources));

    /// <summary>The JSON of a stack with these resources; the path of each is <c>test/{id}/resource</c>.</summary>
    internal static string Json(params IReadOnlyList<string> resources)
    {
        var types = resources.Select(Read)
            .GroupBy(resource => resource.Type)
            .Select(type => $"\"{type.Key}\": {{ {string.Join(", ", type.Select(resource => resource.Json))} }}");
        return $"{{ \"resource\": {{ {string.Join(", ", types)} }} }}";
    }

    private static (string Type, string Json) Read(string resource)
    {
        var (dot, brace) = (resource.IndexOf('.', StringComparison.Ordinal), resource.IndexOf('{', StringComparison.Ordinal));
        var id = resource[(dot + 1)..brace].Trim();
        var metadata = $$$""" "//": { "metadata": { "path": "test/{{{id}}}/resource" } } """;
        var arguments = resource[(brace + 1)..resource.LastIndexOf('}')].Trim();
        return (resource[..dot], $"\"{id}\": {{ {metadata}{(arguments.Length > 0 ? $", {arguments}" : "")} }}");
    }
}
