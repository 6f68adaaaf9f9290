namespace Tap.Guardrails;

/// <summary>No role, user or group has an AWS-managed policy that is far broader than a task.</summary>
internal sealed class ManagedPolicyIsNarrow : Rule
{
    private const string Data = "aws_iam_policy";

    // Where policies are attached: the type and its argument.
    private static readonly Attachment[] Attachments =
    [
        new("aws_iam_role_policy_attachment", "policy_arn"),
        new("aws_iam_user_policy_attachment", "policy_arn"),
        new("aws_iam_group_policy_attachment", "policy_arn"),
        new("aws_iam_policy_attachment", "policy_arn"),
        new("aws_iam_role", "managed_policy_arns"),
        new("aws_iam_role_policy_attachments_exclusive", "policy_arns"),
        new("aws_iam_user_policy_attachments_exclusive", "policy_arns"),
        new("aws_iam_group_policy_attachments_exclusive", "policy_arns"),
        new("aws_ssoadmin_managed_policy_attachment", "managed_policy_arn"),
        new("awscc_iam_role", "managed_policy_arns"),
        new("awscc_sso_permission_set", "managed_policies"),
    ];

    public override string Id => "TAP-IAM-5";

    public override string Title => "Roles have no AWS-managed policy of administrators, power users, readers or full access";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("IAM.1"), Control.SecurityHub("IAM.27"), Control.Cis("1.16"), Control.Cis("1.22")];

    public override string Exemptions =>
        "A policy as permissions boundary, which allows nothing; customer-managed policies, whose name says nothing: the other rules read "
        + "those of the stack.";

    public override string WayOut =>
        "grant what the role needs through Role.Grant, or attach the service-role policy that AWS has for the task.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from attachment in Attachments
        from resource in stack.All(attachment.Type)
        from item in resource.Items(attachment.Argument)
        from policy in item.Alternatives
        where policy.IsPresent
        from finding in Require(
            IsNarrow(stack, policy), resource, $"attaches {policy}", "the policy that it attaches", policy, "a policy for one task")
        select finding;

    private static Proof IsNarrow(StackModel stack, Value policy)
    {
        if (policy.Text is null && policy.Reference is { } reference)
            return reference.Block.StartsWith("aws_iam_policy.", StringComparison.Ordinal) ? Proof.Holds
                : stack.Data(Data).FirstOrDefault(data => data.Address == reference.Address) is { } found ? IsNarrow(found)
                : Proof.Unproven;
        return ManagedPolicyArn.IsNarrow(policy);
    }

    // By its name, or by its ARN, where that is a value of the data source.
    private static Proof IsNarrow(ResourceBlock data) => data["name"] is { IsPresent: true } name
        ? Proofs.All(name.Alternatives, one => ManagedPolicyArn.IsNarrow(PolicyText.Of(one)))
        : Proof.Unproven;

    private sealed record Attachment(string Type, string Argument);
}
