namespace Tap.Guardrails;

/// <summary>Every IAM policy stays within IAM's size limit.</summary>
internal sealed class PolicyFits : LegacyRule
{
    private const int Maximum = 6144;

    public override string Id => "TAP-IAM-4";

    public override string Title => "Customer-managed policies fit into IAM";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length");

    public override string WayOut =>
        "grant what belongs together by one pattern in place of a list of ARNs, or give one function's work to two.";

    // The values of references are unknown here, so this is the minimum size of the policy. IAM does not count white space.
    public override IEnumerable<Finding> Check(StackJson stack) =>
        from policy in stack.All("aws_iam_policy")
        let length = PolicyJson.WithoutReferences(policy.Text("policy") ?? "").Count(character => !char.IsWhiteSpace(character))
        where length > Maximum
        select On(policy, $"has {length} characters or more, of which IAM takes {Maximum}");
}
