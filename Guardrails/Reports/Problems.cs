using System.Globalization;

namespace Tap.Guardrails;

/// <summary>Says what is wrong with acknowledgements.</summary>
internal static class Problems
{
    /// <summary>Returns what is wrong with an acknowledgement that matches no finding.</summary>
    public static string Of(Acknowledgement unmatched, IReadOnlyList<Rule> rules)
    {
        var advice = rules.Any(rule => rule.Id == unmatched.RuleId)
            ? "move it to the construct that breaks the rule, or remove it."
            : $"there is no such rule. Rules: {string.Join(", ", rules.Select(rule => rule.Id))}.";
        return $"The acknowledgement of {unmatched.RuleId} at '{unmatched.Path}' matches no finding: {advice}";
    }

    /// <summary>Returns what is wrong with an acknowledgement that has expired.</summary>
    public static string Of(Acknowledgement ended) => string.Create(
        CultureInfo.InvariantCulture,
        $"The acknowledgement of {ended.RuleId} at '{ended.Path}' ended on {ended.Until:yyyy-MM-dd}: "
        + $"mend what it was about, or give it a later day. Its reason was: {ended.Reason}");
}
