using System.Globalization;
using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Writes a report as JSON.</summary>
internal static class JsonReport
{
    // Raised when a property is renamed, removed or means something else.
    private const int Version = 1;

    public static string Of(GuardrailReport report) => JsonDocumentText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteBoolean("blocks", report.Blocks);
        json.WriteArray("findings", report.Findings, finding => Write(json, finding));
        json.WriteArray("acknowledgements", report.Acknowledged, acknowledged => Write(json, acknowledged));
        json.WriteArray("unmatchedAcknowledgements", report.Unmatched, unmatched =>
            Write(json, unmatched, ("problem", Problems.Of(unmatched, report.Rules))));
        json.WriteArray("endedAcknowledgements", report.Ended, ended => Write(json, ended, ("problem", Problems.Of(ended))));
        json.WriteArray("nameClashes", report.NameClashes, clash => Write(json, clash));
        json.WriteArray("rules", report.Rules, rule => Write(json, rule));
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", SeverityOf(finding.Rule));
        json.WriteString("stack", finding.Stack?.Name);
        json.WriteString("path", finding.Resource.Path);
        json.WriteString("address", finding.Resource.Address);
        json.WriteString("detail", finding.Detail);
        json.WriteString("found", finding.Found);
        json.WriteString("expected", finding.Expected);
        json.WriteBoolean("proven", finding.IsProven);
        json.WriteString("file", finding.Stack?.File?.Path);
        if (finding.Lines is { } lines)
            json.WriteNumber("line", lines.First);
        else
            json.WriteNull("line");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AcknowledgedFindings acknowledged)
    {
        json.WriteStartObject();
        WriteProperties(json, acknowledged.Acknowledgement);
        json.WriteArray("findings", acknowledged.Findings, finding => Write(json, finding));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Acknowledgement acknowledgement, (string Name, string Value) more)
    {
        json.WriteStartObject();
        WriteProperties(json, acknowledgement);
        json.WriteString(more.Name, more.Value);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Acknowledgement acknowledgement)
    {
        json.WriteString("rule", acknowledgement.RuleId);
        json.WriteString("path", acknowledgement.Path);
        json.WriteString("reason", acknowledgement.Reason);
        json.WriteString("until", acknowledgement.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteBoolean("applyToChildren", acknowledgement.ApplyToChildren);
    }

    private static void Write(Utf8JsonWriter json, NameClash clash)
    {
        json.WriteStartObject();
        json.WriteString("kind", clash.Kind);
        json.WriteString("name", clash.Name);
        json.WriteArray("resources", clash.Resources, resource =>
        {
            json.WriteStartObject();
            json.WriteString("path", resource.Path);
            json.WriteString("address", resource.Address);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", SeverityOf(rule));
        json.WriteString("source", rule.Source.AbsoluteUri);
        json.WriteArray("controls", rule.Controls, control => json.WriteStringValue(control.ToString()));
        json.WriteString("exemptions", rule.Exemptions);
        json.WriteString("wayOut", rule.WayOut);
        json.WriteEndObject();
    }

    private static string SeverityOf(Rule rule) => rule.Severity == Severity.Error ? "error" : "warning";
}
