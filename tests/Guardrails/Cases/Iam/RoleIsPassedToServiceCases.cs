using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class RoleIsPassedToServiceCases() : RuleCases("TAP-IAM-10")
{
    private const string Prefix = "\"arn:aws:iam::123456789012:role/app-*\"";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("every role", Policy(Of("\"*\""))),
        new("roles with a prefix", Policy(Of(Prefix))),
        new("lower case", Policy(Of(Prefix, action: "IAM:passrole"))),
        new("a wildcard", Policy(Of(Prefix, action: "iam:Pass*"))),
        new("a missing service", Policy(Of(Prefix, """{ "StringEqualsIfExists": { "iam:PassedToService": "lambda.amazonaws.com" } }"""))),
        new("every service", Policy(Of(Prefix, """{ "StringLike": { "iam:PassedToService": "*.amazonaws.com" } }"""))),
        new("every service but one", Policy(Of(Prefix, """{ "StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }"""))),
        new("another condition", Policy(Of(Prefix, """{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }"""))),
        new("an inline policy", PolicyBlock.Of("aws_iam_role_policy.p", "policy", Of(Prefix))),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["s3:GetObject", "iam:PassRole"], "resources": [{{Prefix}}] } }
            """),
        new("a role in a variable", Policy(Of("\"${var.role}\"")), "var.role {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a role by reference", Policy(Of("\"${aws_iam_role.r.arn}\"")), "aws_iam_role.r {}"),
        new("a role by its ARN", Policy(Of("[\"arn:aws:iam::123456789012:role/app\"]"))),
        new("to a service", Policy(Of(Prefix, """{ "StringEquals": { "iam:PassedToService": ["lambda.amazonaws.com"] } }"""))),
        new("to a service, by StringLike", Policy(Of(Prefix, """{ "StringLike": { "IAM:PassedToService": "lambda.amazonaws.com" } }"""))),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["iam:PassRole"], "resources": [{{Prefix}}],
                "condition": { "test": "StringEquals", "variable": "iam:PassedToService", "values": ["lambda.amazonaws.com"] } } }
            """),
        new("it is refused", Policy("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""")),
    ];

    private static string Of(string resource, string? condition = null, string action = "iam:PassRole") =>
        $$"""{ "Action": ["{{action}}"], "Resource": {{resource}}{{Condition(condition)}} }""";
}
