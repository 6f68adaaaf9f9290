namespace Tap.Guardrails;

/// <summary>There are no IAM users, whose passwords and keys last until somebody changes them.</summary>
internal sealed class NoUsers : Rule
{
    private static readonly UserType[] Types =
    [
        new("aws_iam_user", "is an IAM user"),
        new("awscc_iam_user", "is an IAM user"),
        new("aws_iam_access_key", "is an access key"),
        new("aws_iam_user_login_profile", "is a user's password"),
        new("aws_iam_service_specific_credential", "is a user's credential of a service"),
        new("aws_iam_user_ssh_key", "is a user's SSH key"),
        new("aws_iam_signing_certificate", "is a user's certificate"),
        new("aws_iam_user_policy_attachment", "gives a policy to a user"),
        new("aws_iam_user_policy", "gives a policy to a user"),
        new("aws_iam_user_group_membership", "puts a user into groups"),
        new("aws_iam_group_membership", "puts users into a group"),
    ];

    public override string Id => "TAP-IAM-9";

    public override string Title => "Stacks have no IAM users and no access keys";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("IAM.2"), Control.SecurityHub("IAM.3"), Control.SecurityHub("IAM.22"), Control.Cis("1.14"), Control.Cis("1.21"),
    ];

    public override string WayOut => "let people and workflows assume a role: by IAM Identity Center, or by Trust.GitHub.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from type in Types
        from resource in stack.All(type.Type)
        select On(resource, type.What);

    private sealed record UserType(string Type, string What);
}
