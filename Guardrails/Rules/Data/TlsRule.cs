namespace Tap.Guardrails;

/// <summary>A rule that the policy of a resource denies everybody what comes without TLS.</summary>
internal abstract class TlsRule : SettingRule
{
    /// <summary>What has to be denied.</summary>
    protected abstract TlsDenial Denial { get; }

    /// <inheritdoc/>
    public override string Exemptions => "A service whose endpoints take nothing but TLS, such as Secrets Manager, needs no such policy.";

    /// <inheritdoc/>
    protected override string InlineArgument => "policy";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting)
    {
        var policies = stack.Policies.Where(policy => policy.Resource == setting && policy.Argument == "policy").ToList();
        var proof = policies.Count == 0 ? Proof.Broken : Proofs.All(policies, policy => Denial.In(policy, owner));
        return Require(
            proof, setting, "has no statement that denies everybody everything without TLS", "its policy", setting["policy"],
            "a Deny for * where aws:SecureTransport is false, without further conditions");
    }
}
