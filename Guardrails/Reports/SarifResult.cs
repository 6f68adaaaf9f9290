using System.Globalization;
using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A result of a SARIF log.</summary>
internal sealed record SarifResult(string RuleId, string Message, IReadOnlyList<SarifLocation> Locations)
{
    private Severity Severity { get; init; } = Severity.Error;

    private Finding? Finding { get; init; }

    private IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];

    // What tells two results apart that are about one place.
    private string Detail { get; init; } = "";

    // Without lines and counts, so that it stays the same when something else changes.
    private IEnumerable<string> Identity => Locations.SelectMany(one => new[] { one.Path, one.Address ?? "" }).Prepend(RuleId)
        .Append(Detail);

    /// <summary>Returns the results of a report: findings, those that are acknowledged included, and what else blocks.</summary>
    public static IEnumerable<SarifResult> Of(GuardrailReport report)
    {
        var acknowledged = report.Acknowledged.SelectMany(one => one.Findings.Select(finding => (finding, one.Acknowledgement)))
            .ToLookup(one => one.finding, one => one.Acknowledgement);
        return
        [
            .. report.Findings.Select(finding => Of(finding, [])),
            .. acknowledged.Select(finding => Of(finding.Key, [.. finding])),
            .. report.Unmatched.Select(unmatched => Of(SarifRule.Unmatched, Problems.Of(unmatched, report.Rules), unmatched, report)),
            .. report.Ended.Select(ended => Of(SarifRule.Ended, Problems.Of(ended), ended, report)),
            .. report.NameClashes.Select(clash => new SarifResult(
                SarifRule.NameClash,
                clash.ToString().TrimEnd(),
                [.. clash.Resources.Select(resource => SarifLocation.Of(resource, report))])),
        ];
    }

    public void WriteTo(Utf8JsonWriter json, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", RuleId);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", SarifRule.LevelOf(Severity));
        json.WriteText("message", Message);
        json.WriteArray("locations", Locations.Take(1), location => location.WriteTo(json));
        if (Locations.Count > 1)
            json.WriteArray("relatedLocations", Locations.Skip(1), location => location.WriteTo(json));
        // The name is that of the only fingerprint that code scanning goes by; it takes any text for it.
        json.WriteObject("partialFingerprints", () => json.WriteString("primaryLocationLineHash", Fingerprint()));
        // Where one result has them, all have.
        json.WriteArray("suppressions", Acknowledgements, acknowledgement => Write(json, acknowledgement));
        if (Finding is not null)
            WriteProperties(json, Finding);
        json.WriteEndObject();
    }

    private static SarifResult Of(Finding finding, IReadOnlyList<Acknowledgement> acknowledgements)
    {
        var expected = finding.Expected is { } value ? $" Expected: {value}." : "";
        return new(
            finding.Rule.Id,
            $"{finding.Resource.Path} ({finding.Resource.Address}) {finding.Detail}.{expected} Way out: {finding.Rule.WayOut}",
            [new SarifLocation(finding.Resource.Path, finding.Resource.Address, finding.Stack?.File?.Path, finding.Lines)])
        {
            Severity = finding.Rule.Severity,
            Finding = finding,
            Detail = finding.Detail,
            Acknowledgements = acknowledgements,
        };
    }

    private static SarifResult Of(string ruleId, string message, Acknowledgement acknowledgement, GuardrailReport report) =>
        new(ruleId, message, [SarifLocation.Of(acknowledgement, report)]) { Detail = acknowledgement.RuleId };

    private static void Write(Utf8JsonWriter json, Acknowledgement acknowledgement)
    {
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("justification", acknowledgement.Reason);
        if (acknowledgement.Until is { } until)
            json.WriteObject("properties", () => json.WriteString("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Finding finding) => json.WriteObject("properties", () =>
    {
        json.WriteString("address", finding.Resource.Address);
        json.WriteString("found", finding.Found);
        json.WriteString("expected", finding.Expected);
        json.WriteBoolean("proven", finding.IsProven);
    });

    // FNV-1a of 64 bits (RFC 9923): nobody attacks it, and it needs no library to be loaded.
    private string Fingerprint()
    {
        var hash = 14695981039346656037;
        foreach (var character in string.Join('\n', Identity))
            hash = (hash ^ character) * 1099511628211;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
