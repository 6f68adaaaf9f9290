namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class ManagedPolicyIsNarrowCases() : RuleCases("TAP-IAM-5")
{
    private const string Aws = "arn:aws:iam::aws:policy";

    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "AdministratorAccess", "AdministratorAccess-Amplify", "PowerUserAccess", "ReadOnlyAccess", "IAMFullAccess",
                "AmazonS3FullAccess",
            "AWSLambda_FullAccess", "AmazonS3ReadOnlyAccess", "AWSKeyManagementServicePowerUser", "SecurityAudit",
            "job-function/SystemAdministrator", "job-function/ViewOnlyAccess", "AWSCloud9Administrator",
        }.Select(name => new RuleCase(name, Attached($"{Aws}/{name}"))),
        new("in another partition", Attached("arn:aws-cn:iam::aws:policy/AdministratorAccess")),
        new("in any partition",
            Attached("arn:${data.aws_partition.p.partition}:iam::aws:policy/AdministratorAccess"), "data.aws_partition.p {}"),
        new("by name", Attached("${data.aws_iam_policy.p.arn}"), """data.aws_iam_policy.p { "name": "AdministratorAccess" }"""),
        new("by a data source's ARN", Attached("${data.aws_iam_policy.p.arn}"),
            $$"""data.aws_iam_policy.p { "arn": "{{Aws}}/AmazonS3FullAccess" }"""),
        new("among those of a role", $$"""
            aws_iam_role.r { "managed_policy_arns": ["{{Aws}}/AWSXRayDaemonWriteAccess", "{{Aws}}/AdministratorAccess"] }
            """),
        new("of several roles", $$"""aws_iam_policy_attachment.a { "roles": ["r"], "policy_arn": "{{Aws}}/AdministratorAccess" }"""),
        new("of a group", $$"""aws_iam_group_policy_attachment.a { "group": "g", "policy_arn": "{{Aws}}/AmazonS3FullAccess" }"""),
        new("of a user", $$"""aws_iam_user_policy_attachment.a { "user": "u", "policy_arn": "{{Aws}}/AdministratorAccess" }"""),
        new("the only ones of a role", $$"""
            aws_iam_role_policy_attachments_exclusive.a { "role_name": "r", "policy_arns": ["{{Aws}}/PowerUserAccess"] }
            """),
        new("of a permission set",
            $$"""aws_ssoadmin_managed_policy_attachment.a { "managed_policy_arn": "{{Aws}}/AdministratorAccess" }"""),
        new("in a local", Attached("${local.p}"), $$"""locals { "p": "{{Aws}}/AdministratorAccess" }"""),
        new("in a set", $$"""
            aws_iam_role_policy_attachment.a {
                "for_each": "${toset([\"{{Aws}}/AWSXRayDaemonWriteAccess\", \"{{Aws}}/AdministratorAccess\"])}",
                "role": "r", "policy_arn": "${each.value}" }
            """) { At = $"aws_iam_role_policy_attachment.a[\"{Aws}/AdministratorAccess\"]" },
        new("one of two", Attached($"${{var.all ? \\\"{Aws}/AdministratorAccess\\\" : \\\"{Aws}/AWSXRayDaemonWriteAccess\\\"}}"),
            "var.all {}"),
        new("in a variable", Attached("${var.p}"), "var.p {}") { IsUnproven = true },
        new("its name in a variable", Attached($"{Aws}/${{var.p}}"), "var.p {}") { IsUnproven = true },
        new("of an owner in a variable", Attached("arn:aws:iam::${var.id}:policy/AdministratorAccess"), "var.id {}") { IsUnproven = true },
        new("a module's", Attached("${module.m.policy_arn}"), """module.m { "source": "./m" }""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. new[]
        {
            "service-role/AWSLambdaBasicExecutionRole", "service-role/AmazonAPIGatewayPushToCloudWatchLogs", "AWSXRayDaemonWriteAccess",
            "CloudWatchLambdaInsightsExecutionRolePolicy",
        }.Select(name => new RuleCase(name, Attached($"{Aws}/{name}"))),
        new("one of the stack, by reference", Attached("${aws_iam_policy.p.arn}"), """aws_iam_policy.p { "name": "OrdersFullAccess" }"""),
        new("one of the account", Attached("arn:aws:iam::123456789012:policy/OrdersFullAccess")),
        new("one by name", Attached("${data.aws_iam_policy.p.arn}"), """data.aws_iam_policy.p { "name": "AWSXRayDaemonWriteAccess" }"""),
        new("several", $$"""
            aws_iam_role_policy_attachment.a { "for_each": ["{{Aws}}/AWSXRayDaemonWriteAccess"], "role": "r",
                "policy_arn": "${each.value}" }
            """),
        new("a boundary", $$"""aws_iam_role.r { "permissions_boundary": "{{Aws}}/PowerUserAccess" }"""),
        new("none is attached", """aws_iam_role.r { "managed_policy_arns": [] }"""),
    ];

    private static string Attached(string arn) => $$"""aws_iam_role_policy_attachment.a { "role": "r", "policy_arn": "{{arn}}" }""";
}
