using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class TrustNamesPrincipalsCases() : RuleCases("TAP-IAM-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("everybody", Role(Of("\"*\""))),
        new("everybody of AWS", Role(Of("""{ "AWS": "*" }"""))),
        new("everybody in a list", Role(Of("""{ "AWS": ["123456789012", "*"] }"""))),
        new("everybody of every kind", Role(Of("""{ "*": "*" }"""))),
        new("every service", Role(Of("""{ "Service": "*.amazonaws.com" }"""))),
        new("every role of an account", Role(Of("""{ "AWS": "arn:aws:iam::123456789012:role/*" }"""))),
        new("everybody but one", Role("""{ "NotPrincipal": { "AWS": "123456789012" }, "Action": "sts:AssumeRole" }""")),
        new("everybody but an organization", Role(Of("\"*\"", """{ "StringNotEquals": { "aws:PrincipalOrgID": "o-abc1234567" } }"""))),
        new("a missing organization", Role(Of("\"*\"", """{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-abc1234567" } }"""))),
        new("no value of an organization",
            Role(Of("\"*\"", """{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-abc1234567" } }"""))),
        new("any organization", Role(Of("\"*\"", """{ "StringLike": { "aws:PrincipalOrgID": "o-*" } }"""))),
        new("roles of every account", Role(Of("\"*\"", """{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }"""))),
        new("only an external id", Role(Of("\"*\"", """{ "StringEquals": { "sts:ExternalId": "secret" } }"""))),
        new("only MFA", Role(Of("\"*\"", """{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }"""))),
        new("a role of the other provider", PolicyBlock.Of("awscc_iam_role.r", "assume_role_policy_document", Of("\"*\""))),
        new("a policy document",
            """aws_iam_role.r { "assume_role_policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement":
                { "actions": ["sts:AssumeRole"], "principals": { "type": "*", "identifiers": ["*"] } } }
            """),
        new("jsonencode", Encoded("aws_iam_role.r", "assume_role_policy", """
            { Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }
            """)),
        new("a variable", Role(Of("""{ "AWS": "${var.who}" }""")), "var.who {}") { IsUnproven = true },
        new("an account in a variable", Role(Of("""{ "AWS": "arn:aws:iam::${var.id}:root" }""")), "var.id {}") { IsUnproven = true },
        new("the policy in a variable", """aws_iam_role.r { "assume_role_policy": "${var.p}" }""", "var.p {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a service", Role(Of("""{ "Service": "lambda.amazonaws.com" }"""))),
        new("services", Role(Of("""{ "Service": ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }"""))),
        new("a service of a Region", Role(Of("""{ "Service": "logs.${data.aws_region.r.name}.amazonaws.com" }""")), "data.aws_region.r {}"),
        new("an account", Role(Of("""{ "AWS": "123456789012" }"""))),
        new("the own account", Role(Of("""{ "AWS": "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }""")),
            "data.aws_caller_identity.me {}"),
        new("a role by reference", Role(Of("""{ "AWS": ["${aws_iam_role.other.arn}"] }""")), "aws_iam_role.other {}"),
        new("a variable with a default", Role(Of("""{ "AWS": "${var.id}" }""")), """var.id { "default": "123456789012" }"""),
        new("an organization", Role(Of("\"*\"", """{ "StringEquals": { "aws:PrincipalOrgID": "o-abc1234567" } }"""))),
        new("roles of an account",
            Role(Of("""{ "AWS": "*" }""", """{ "ArnLike": { "AWS:PrincipalArn": "arn:aws:iam::123456789012:role/*" } }"""))),
        new("everybody is refused", Role("""{ "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole" }""")),
        new("a policy document",
            """aws_iam_role.r { "assume_role_policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement":
                { "actions": ["sts:AssumeRole"], "principals": { "type": "Service", "identifiers": ["lambda.amazonaws.com"] } } }
            """),
    ];

    private static string Of(string principal, string? condition = null) =>
        $$"""{ "Principal": {{principal}}, "Action": "sts:AssumeRole"{{Condition(condition)}} }""";
}
