namespace Tap.Guardrails;

/// <summary>
/// Tests a rule on a configuration of a few lines, in whatever test framework: what is not as it should be throws a
/// <see cref="RuleVerificationException"/>.
/// </summary>
public static class RuleVerifier
{
    /// <summary>Verifies that a configuration breaks a rule, or is not proven to keep it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="configuration">The configuration in Terraform's JSON syntax.</param>
    /// <param name="address">
    /// The address that a finding has to have: <c>aws_sqs_queue.jobs</c>. <value>Default: null, any.</value>
    /// </param>
    /// <returns>The findings, one or more.</returns>
    /// <exception cref="RuleVerificationException">The rule finds nothing, or nothing at the address.</exception>
    public static IReadOnlyList<Finding> Breaks(Rule rule, string configuration, string? address = null)
    {
        var findings = Check(rule, configuration);
        return findings.Any(finding => address is null || finding.Resource.Address == address)
            ? findings
            : throw new RuleVerificationException(rule, $"finds nothing{(address is null ? "" : $" at {address}")}", findings);
    }

    /// <summary>Verifies that a configuration keeps a rule, and that this is proven.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="configuration">The configuration in Terraform's JSON syntax.</param>
    /// <exception cref="RuleVerificationException">The rule finds something.</exception>
    public static void Keeps(Rule rule, string configuration)
    {
        var findings = Check(rule, configuration);
        if (findings.Count > 0)
            throw new RuleVerificationException(rule, "finds something where nothing is wrong", findings);
    }

    private static IReadOnlyList<Finding> Check(Rule rule, string configuration) =>
        [.. rule.Check(StackModel.FromConfiguration(configuration))];
}
