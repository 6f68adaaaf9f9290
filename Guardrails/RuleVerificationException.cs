namespace Tap.Guardrails;

/// <summary>The exception for a rule that does not find what it should; the message has all its findings.</summary>
public sealed class RuleVerificationException : Exception
{
    internal RuleVerificationException(Rule rule, string problem, IReadOnlyList<Finding> findings)
        : base($"{rule.Id} {problem}. Findings: {(findings.Count == 0 ? "none." : "")}"
            + string.Concat(findings.Select(finding => $"\n  - {finding.Resource.Address} {finding.Detail}"))) => Findings = findings;

    /// <summary>What the rule found.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
