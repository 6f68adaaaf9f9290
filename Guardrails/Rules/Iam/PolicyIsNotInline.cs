namespace Tap.Guardrails;

/// <summary>There are no inline policies.</summary>
internal sealed class PolicyIsNotInline : Rule
{
    public override string Id => "TAP-IAM-3";

    public override string Title => "IAM policies are managed, not inline";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("IAM.2"), Control.SecurityHub("KMS.2"), Control.ControlTower("CT.IAM.PR.4"), Control.Cis("1.15")];

    public override string Exemptions => "An empty inline_policy and an empty list of exclusive policies, which remove inline policies.";

    public override string WayOut => "grant through Role.Grant, which makes a customer-managed policy.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy")
            .Select(policy => On(policy, "is an inline policy")),
        .. stack.All("aws_iam_role").SelectMany(role => role.Blocks("inline_policy").SelectMany(block => CheckBlock(role, block))),
        .. stack.All("aws_iam_role_policies_exclusive", "aws_iam_user_policies_exclusive", "aws_iam_group_policies_exclusive")
            .SelectMany(exclusive => exclusive.Items("policy_names").SelectMany(name => Require(
                name.Kind == ValueKind.Unknown && name.Reference is null ? Proof.Unproven : Proof.Broken,
                exclusive,
                $"keeps the inline policy {name}",
                "the inline policies that it keeps",
                name))),
    ];

    // A block without arguments removes inline policies.
    private IEnumerable<Finding> CheckBlock(ResourceBlock role, Block block) =>
        block.IsCertain ? block["policy"].IsPresent || block["name"].IsPresent ? [On(role, "has an inline policy", block["name"])] : []
        : block.Names.Any() && !block["policy"].IsPresent ? []
        : [NotProven(role, "whether it has an inline_policy", block["policy"])];
}
