using System.Globalization;
using System.Text;

namespace Tap.Guardrails;

/// <summary>The result of checking stacks against rules.</summary>
/// <param name="Findings">Findings without an acknowledgement.</param>
/// <param name="Unmatched">Acknowledgements that match no finding (any more).</param>
/// <param name="Ended">Acknowledgements that have expired and no longer apply.</param>
/// <param name="NameClashes">Physical names that several resources would have; they cannot be acknowledged.</param>
/// <param name="Rules">The rules that were checked.</param>
public sealed record GuardrailReport(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Acknowledgement> Unmatched,
    IReadOnlyList<Acknowledgement> Ended,
    IReadOnlyList<NameClash> NameClashes,
    IReadOnlyList<Rule> Rules)
{
    /// <summary>Whether there is nothing to report.</summary>
    public bool IsClean => Findings.Count + Unmatched.Count + Ended.Count + NameClashes.Count == 0;

    /// <summary>Checks stacks against rules.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <param name="clock">The clock that gives the current day. <value>Default: the system's clock.</value></param>
    /// <returns>The report.</returns>
    public static GuardrailReport Of(
        IReadOnlyList<StackModel> stacks,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<Acknowledgement> acknowledgements,
        TimeProvider? clock = null)
    {
        var today = DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        var valid = acknowledgements.Where(acknowledgement => !acknowledgement.HasEnded(today)).ToList();
        var findings = rules.SelectMany(rule => stacks.SelectMany(rule.Check)).ToList();
        return new GuardrailReport(
            [.. findings.Where(finding => !valid.Any(acknowledgement => acknowledgement.Covers(finding)))],
            [.. valid.Where(acknowledgement => !findings.Any(acknowledgement.Covers))],
            [.. acknowledgements.Except(valid)],
            NameClash.Among(stacks),
            rules);
    }

    /// <summary>Returns the report as text: findings by rule, acknowledgements that do not apply, and names that occur twice.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var rule in Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{rule.Key.Id}: {rule.Key.Title}\n");
            foreach (var finding in rule.OrderBy(finding => finding.Resource.Path, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"  - {finding.Resource.Path} ({finding.Resource.Address}) {finding.Detail}\n");
            text.Append(CultureInfo.InvariantCulture, $"  Way out: {rule.Key.WayOut}\n  Source: {rule.Key.Source}\n");
        }

        if (Findings.Count > 0)
            text.Append("\nWhere a rule is wrong for one construct, say why: "
                + "construct.Acknowledge(\"<rule>\", \"<reason>\").\n");
        foreach (var acknowledgement in Unmatched)
            text.Append(CultureInfo.InvariantCulture, $"\nThe acknowledgement of {acknowledgement.RuleId} at '{acknowledgement.Path}' "
                + $"matches no finding: {Advice(acknowledgement)}\n");
        foreach (var acknowledgement in Ended)
            text.Append(CultureInfo.InvariantCulture, $"\nThe acknowledgement of {acknowledgement.RuleId} at '{acknowledgement.Path}' "
                + $"ended on {acknowledgement.Until:yyyy-MM-dd}: mend what it was about, or give it a later day. "
                + $"Its reason was: {acknowledgement.Reason}\n");
        foreach (var clash in NameClashes)
            text.Append(CultureInfo.InvariantCulture, $"\n{clash}");
        return $"Guardrails: {Count(Findings.Count, "finding")}, {Count(Unmatched.Count, "acknowledgement")} without one, "
            + $"{Count(Ended.Count, "ended acknowledgement")}, {Count(NameClashes.Count, "name")} used more than once; "
            + $"the synthesized stacks were removed.\n{text}";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private string Advice(Acknowledgement acknowledgement) => Rules.Any(rule => rule.Id == acknowledgement.RuleId)
        ? "move it to the construct that breaks the rule, or remove it."
        : $"there is no such rule. Rules: {string.Join(", ", Rules.Select(rule => rule.Id))}.";
}
