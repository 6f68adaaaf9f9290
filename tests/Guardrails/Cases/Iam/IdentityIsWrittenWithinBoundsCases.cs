using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class IdentityIsWrittenWithinBoundsCases() : RuleCases("TAP-IAM-11")
{
    private const string Prefix = "arn:aws:iam::123456789012:role/app-*";
    private const string Boundary = "arn:aws:iam::123456789012:policy/boundary";

    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:createrole",
                "iam:Create*",
            "iam:*", "*", "iam:AttachGroupPolicy", "iam:CreateAccessKey", "iam:UpdateLoginProfile",
        }.Select(action => new RuleCase(action, Policy(Of(action, Prefix)))),
        new("versions of every policy", Policy(Of("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/*"))),
        new("the trust of every role", Policy(Of("iam:UpdateAssumeRolePolicy", "*"))),
        new("any boundary", Policy(Of("iam:CreateRole", Prefix, """{ "StringLike": { "iam:PermissionsBoundary": "*" } }"""))),
        new("every boundary but one",
            Policy(Of("iam:CreateRole", Prefix, $$"""{ "ArnNotEquals": { "iam:PermissionsBoundary": "{{Boundary}}" } }"""))),
        new("a missing boundary",
            Policy(Of("iam:CreateRole", Prefix, $$"""{ "StringEqualsIfExists": { "iam:PermissionsBoundary": "{{Boundary}}" } }"""))),
        new("the boundary is taken away",
            Policy(Of("iam:DeleteRolePermissionsBoundary", Prefix,
                $$"""{ "StringEquals": { "iam:PermissionsBoundary": "{{Boundary}}" } }"""))),
        new("any policy is attached",
            Policy(Of("iam:AttachRolePolicy", Prefix, """{ "ArnLike": { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" } }"""))),
        new("an administrator's policy is attached", Policy(Of(
            "iam:AttachRolePolicy", Prefix, """{ "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } }"""))),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["iam:GetRole", "iam:PutRolePolicy"],
                "resources": ["{{Prefix}}"] } }
            """),
        new("a role in a variable", Policy(Of("iam:PutRolePolicy", "${var.role}")), "var.role {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("under a boundary",
            Policy(Of("iam:CreateRole", Prefix, $$"""{ "StringEquals": { "iam:PermissionsBoundary": "{{Boundary}}" } }"""))),
        new("under a boundary of the stack", Policy(Of(
            "iam:PutRolePolicy", Prefix, """{ "ArnEquals": { "iam:permissionsboundary": ["${aws_iam_policy.b.arn}"] } }""")),
                "aws_iam_policy.b {}"),
        new("named policies are attached", Policy(Of(
            "iam:AttachRolePolicy", Prefix, """{ "ArnLike": { "iam:PolicyARN": "arn:aws:iam::123456789012:policy/app-*" } }"""))),
        new("a role by name", Policy(Of("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/app"))),
        new("a role by reference", Policy(Of("iam:UpdateAssumeRolePolicy", "${aws_iam_role.r.arn}")), "aws_iam_role.r {}"),
        new("policies with a prefix", Policy(Of("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/app-*"))),
        new("the own keys", Policy(Of("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/$${aws:username}"))),
        new("reading", Policy($$"""{ "Action": ["iam:GetRole", "iam:ListRolePolicies", "iam:TagRole"], "Resource": "{{Prefix}}" }""")),
        new("it is refused", Policy("""{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""")),
    ];

    private static string Of(string action, string resource, string? condition = null) =>
        $$"""{ "Action": "{{action}}", "Resource": "{{resource}}"{{Condition(condition)}} }""";
}
