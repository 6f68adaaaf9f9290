namespace Tap.Guardrails;

/// <summary>There are no inline policies.</summary>
internal sealed class PolicyIsNotInline : LegacyRule
{
    public override string Id => "TAP-IAM-3";

    public override string Title => "IAM policies are managed, not inline";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");

    public override string WayOut => "grant through Role.Grant, which makes a customer-managed policy.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack
        .All("aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy")
        .Select(policy => On(policy, "is an inline policy"))
        .Concat(stack
            .All("aws_iam_role")
            .Where(role => role.Blocks("inline_policy").Count > 0)
            .Select(role => On(role, "has an inline policy")));
}
