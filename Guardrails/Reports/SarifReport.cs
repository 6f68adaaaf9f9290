using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>
/// Writes a report as SARIF 2.1.0, with what GitHub's code scanning reads of it
/// (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
/// </summary>
internal static class SarifReport
{
    public static string Of(GuardrailReport report)
    {
        var rules = SarifRule.Of(report.Rules);
        return JsonDocumentText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteArray("runs", [report], _ => WriteRun(json, report, rules));
            json.WriteEndObject();
        });
    }

    private static void WriteRun(Utf8JsonWriter json, GuardrailReport report, IReadOnlyList<SarifRule> rules)
    {
        json.WriteStartObject();
        json.WriteObject("tool", () => json.WriteObject("driver", () =>
        {
            json.WriteString("name", "Tap Guardrails");
            json.WriteArray("rules", rules, rule => rule.WriteTo(json));
        }));
        // Code scanning keeps the results of several tools, and of several runs of one tool, apart by it.
        json.WriteObject("automationDetails", () => json.WriteString("id", "guardrails/"));
        json.WriteString("columnKind", "utf16CodeUnits");
        var indexes = rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        json.WriteArray("results", SarifResult.Of(report), result => result.WriteTo(json, indexes[result.RuleId]));
        json.WriteEndObject();
    }
}
