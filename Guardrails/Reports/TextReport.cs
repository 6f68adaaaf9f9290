using System.Globalization;
using System.Text;

namespace Tap.Guardrails;

/// <summary>Writes a report for a terminal.</summary>
internal static class TextReport
{
    private const int Width = 140;
    private const int LongestValue = 300;

    public static string Of(GuardrailReport report, bool withAcknowledged)
    {
        var text = new StringBuilder();
        Append(text, Numbers(report), "");
        foreach (var findings in report.Findings.GroupBy(finding => finding.Rule))
            Append(text, findings.Key, [.. findings]);
        if (report.Findings.Count > 0)
            Append(text, "\nWhere a rule is wrong for one construct, say why: construct.Acknowledge(\"<rule>\", \"<reason>\").", "");
        foreach (var unmatched in report.Unmatched)
            Append(text, $"\n{Problems.Of(unmatched, report.Rules)}", "");
        foreach (var ended in report.Ended)
            Append(text, $"\n{Problems.Of(ended)}", "");
        foreach (var clash in report.NameClashes)
            text.Append(CultureInfo.InvariantCulture, $"\n{clash}");
        if (withAcknowledged && report.Acknowledged.Count > 0)
        {
            Append(text, "\nacknowledged:", "");
            foreach (var acknowledged in report.Acknowledged)
                Append(text, acknowledged);
        }

        return text.ToString();
    }

    public static string SummaryOf(GuardrailReport report)
    {
        var text = new StringBuilder();
        Append(text, Numbers(report), "");
        foreach (var (rule, count) in report.Findings.CountBy(finding => finding.Rule))
            Append(text, $"  {Word(rule)} {rule.Id}: {rule.Title} ({count})", "    ");
        return text.ToString();
    }

    private static string Numbers(GuardrailReport report)
    {
        string?[] parts =
        [
            Count(report.Errors.Count(), "error"),
            Count(report.Warnings.Count(), "warning"),
            report.Unmatched.Count > 0 ? $"{Count(report.Unmatched.Count, "acknowledgement")} without a finding" : null,
            report.Ended.Count > 0 ? Count(report.Ended.Count, "ended acknowledgement") : null,
            report.NameClashes.Count > 0 ? $"{Count(report.NameClashes.Count, "name")} used more than once" : null,
            $"{Count(report.Acknowledged.SelectMany(one => one.Findings).Distinct().Count(), "finding")} acknowledged",
        ];
        return $"Guardrails: {string.Join(", ", parts.OfType<string>())}.";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static void Append(StringBuilder text, Rule rule, IReadOnlyList<Finding> findings)
    {
        Append(text, $"\n{Word(rule)} {rule.Id}: {rule.Title}", "");
        foreach (var finding in findings)
        {
            Append(text, $"  - {finding.Resource.Path} ({finding.Resource.Address}) {finding.Detail}", "    ");
            // What is not proven has said already what it found.
            string?[] values =
            [
                finding is { IsProven: true, Found: { } found } ? $"found: {Short(found)}" : null,
                finding.Expected is { } expected ? $"expected: {expected}" : null,
            ];
            if (values.OfType<string>().ToList() is { Count: > 0 } known)
                Append(text, $"    {string.Join("; ", known)}", "      ");
        }

        Append(text, $"  Way out: {rule.WayOut}", "    ");
        Append(text, $"  Source: {rule.Source}", "    ");
        if (rule.Controls.Count > 0)
            Append(text, $"  Controls: {string.Join("; ", rule.Controls.GroupBy(control => control.Catalog).Select(Listed))}", "    ");
    }

    private static void Append(StringBuilder text, AcknowledgedFindings acknowledged)
    {
        var (acknowledgement, findings) = acknowledged;
        var until = acknowledgement.Until is { } day ? string.Create(CultureInfo.InvariantCulture, $", until {day:yyyy-MM-dd}") : "";
        Append(
            text,
            $"  - {acknowledgement.RuleId} at {acknowledgement.Path} ({Count(findings.Count, "finding")}{until}): {acknowledgement.Reason}",
            "    ");
    }

    private static string Listed(IGrouping<string, Control> catalog) =>
        $"{catalog.Key} {string.Join(", ", catalog.Select(control => control.Id))}";

    private static string Word(Rule rule) => rule.Severity == Severity.Error ? "error" : "warning";

    private static string Short(string value) =>
        value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue), $"… ({value.Length} characters)");

    // What stands in a stack may have line breaks and codes of terminals in it.
    private static void Append(StringBuilder text, string paragraph, string indent)
    {
        var (column, isFirst) = (0, true);
        if (paragraph.StartsWith('\n'))
            text.Append('\n');
        foreach (var word in paragraph.TrimStart('\n').Split(' '))
        {
            var printable = string.Concat(word.Select(Printable));
            if (!isFirst && column > indent.Length && column + 1 + printable.Length > Width)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (!isFirst)
            {
                text.Append(' ');
                column++;
            }

            text.Append(printable);
            (column, isFirst) = (column + printable.Length, false);
        }

        text.Append('\n');
    }

    private static string Printable(char character) => character switch
    {
        '\n' => "\\n",
        '\t' => "\\t",
        _ when char.IsControl(character) => $"\\u{(int)character:x4}",
        _ => character.ToString(),
    };
}
