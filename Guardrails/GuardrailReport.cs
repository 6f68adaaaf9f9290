using System.Globalization;
using System.Text;

namespace Tap.Guardrails;

/// <summary>What the rules have to say about stacks.</summary>
/// <param name="Findings">Findings that nobody acknowledged.</param>
/// <param name="Unmatched">Acknowledgements of what is no finding (any more).</param>
public sealed record GuardrailReport(IReadOnlyList<Finding> Findings, IReadOnlyList<Acknowledgement> Unmatched)
{
    /// <summary>Whether all is well.</summary>
    public bool IsClean => Findings.Count == 0 && Unmatched.Count == 0;

    /// <summary>Checks stacks against rules.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <returns>The report.</returns>
    public static GuardrailReport Of(
        IReadOnlyList<StackJson> stacks, IReadOnlyList<Rule> rules, IReadOnlyList<Acknowledgement> acknowledgements)
    {
        var findings = rules.SelectMany(rule => stacks.SelectMany(rule.Check)).ToList();
        return new GuardrailReport(
            [.. findings.Where(finding => !acknowledgements.Any(acknowledgement => acknowledgement.Covers(finding)))],
            [.. acknowledgements.Where(acknowledgement => !findings.Any(acknowledgement.Covers))]);
    }

    /// <summary>The report as text: findings by rule, then acknowledgements without a finding.</summary>
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
                + "Deployment.Acknowledge(\"<rule>\", \"<path of the construct>\", \"<reason>\").\n");
        foreach (var acknowledgement in Unmatched)
            text.Append(CultureInfo.InvariantCulture, $"\nThe acknowledgement of {acknowledgement.RuleId} at '{acknowledgement.Path}' "
                + $"matches no finding: {Advice(acknowledgement)}\n");
        return $"Guardrails: {Count(Findings.Count, "finding")}, {Count(Unmatched.Count, "acknowledgement")} without one; "
            + $"the synthesized stacks were removed.\n{text}";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Advice(Acknowledgement acknowledgement) => Rule.All.Any(rule => rule.Id == acknowledgement.RuleId)
        ? "correct its path, or remove it."
        : $"there is no such rule. Rules: {string.Join(", ", Rule.All.Select(rule => rule.Id))}.";
}
