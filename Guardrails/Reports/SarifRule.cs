using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A rule of a SARIF log: one of the guardrails, or what the report itself demands.</summary>
internal sealed record SarifRule(string Id, string Name, string Title, string Text, string Markdown)
{
    public const string Unmatched = "TAP-ACKNOWLEDGEMENT-1";
    public const string Ended = "TAP-ACKNOWLEDGEMENT-2";
    public const string NameClash = "TAP-NAME-1";

    private Severity Severity { get; init; } = Severity.Error;

    private Uri? Source { get; init; }

    private IReadOnlyList<string> Controls { get; init; } = [];

    // Of the four levels that code scanning makes of CVSS scores, "high" and "medium".
    private string SecuritySeverity => Severity == Severity.Error ? "8.0" : "5.0";

    public static string LevelOf(Severity severity) => severity == Severity.Error ? "error" : "warning";

    /// <summary>Returns the rules of a log, in the order of <paramref name="rules"/>, with those of the report itself after them.</summary>
    public static IReadOnlyList<SarifRule> Of(IReadOnlyList<Rule> rules) =>
    [
        .. rules.Select(Of),
        Own(Unmatched, "AcknowledgementIsNeeded", "Acknowledgements match findings",
            "Move the acknowledgement to the construct that breaks the rule, or remove it."),
        Own(Ended, "AcknowledgementHasNotEnded", "Acknowledgements have not ended",
            "Mend what the acknowledgement was about, or give it a later day."),
        Own(NameClash, "NameIsUsedOnce", "Physical names are used once", "Give all but one of the resources a name of their own."),
    ];

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("name", Name);
        json.WriteText("shortDescription", Title);
        json.WriteText("fullDescription", Text);
        if (Source is not null)
            json.WriteString("helpUri", Source.AbsoluteUri);
        json.WriteObject("help", () =>
        {
            json.WriteString("text", Text);
            json.WriteString("markdown", Markdown);
        });
        json.WriteObject("defaultConfiguration", () => json.WriteString("level", LevelOf(Severity)));
        json.WriteObject("properties", () =>
        {
            json.WriteArray("tags", Controls.Prepend("security"), json.WriteStringValue);
            json.WriteString("precision", "high");
            json.WriteString("security-severity", SecuritySeverity);
        });
        json.WriteEndObject();
    }

    private static SarifRule Of(Rule rule)
    {
        string?[] lines =
        [
            $"**{rule.Title}.**",
            $"Way out: {rule.WayOut}",
            rule.Exemptions is { } exemptions ? $"What passes: {exemptions}" : null,
            $"Source: [{rule.Source.Host}]({rule.Source.AbsoluteUri})",
            rule.Controls.Count > 0 ? $"Controls: {string.Join(", ", rule.Controls)}" : null,
        ];
        return new(
            rule.Id, rule.GetType().Name, rule.Title, $"{rule.Title}. Way out: {rule.WayOut}", string.Join("\n\n", lines.OfType<string>()))
        {
            Severity = rule.Severity,
            Source = rule.Source,
            Controls = [.. rule.Controls.Select(control => control.ToString()).Distinct()],
        };
    }

    private static SarifRule Own(string id, string name, string title, string wayOut) =>
        new(id, name, title, $"{title}. {wayOut}", $"**{title}.**\n\n{wayOut}");
}
