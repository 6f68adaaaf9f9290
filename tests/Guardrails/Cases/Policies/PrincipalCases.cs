using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

/// <summary>The cases that the rules about policies of resources have in common.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="type">The Terraform type with the policy.</param>
/// <param name="argument">Its argument.</param>
/// <param name="action">An action on such resources.</param>
internal abstract class PrincipalCases(string ruleId, string type, string argument, string action) : RuleCases(ruleId)
{
    private const string Everybody = "\"*\"";
    private const string Organization = "\"aws:PrincipalOrgID\": \"o-abc1234567\"";

    /// <inheritdoc/>
    public override IEnumerable<RuleCase> Bad =>
    [
        new("everybody", With(Everybody)) { At = $"{type}.p" },
        new("everybody of AWS", With("""{ "AWS": "*" }""")),
        new("everybody in a list", With("""{ "AWS": ["123456789012", "*"] }""")),
        new("everybody of every kind", With("""{ "*": "*" }""")),
        new("every service", With("""{ "Service": "*" }""")),
        new("every account's role", With("""{ "AWS": "arn:aws:iam::*:role/orders" }""")),
        new("everybody but one", Of($"{type}.p", argument,
            $$"""{ "NotPrincipal": { "AWS": "123456789012" }, "Action": "{{action}}", "Resource": "*" }""")),
        new("the second statement", Of($"{type}.p", argument,
            """
            { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
                "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
            """,
            Statement(Everybody))),
        .. new[]
        {
            $$"""{ "StringNotEquals": { {{Organization}} } }""",
            $$"""{ "StringEqualsIfExists": { {{Organization}} } }""",
            $$"""{ "ForAllValues:StringEquals": { {{Organization}} } }""",
            $$"""{ "Null": { "aws:PrincipalOrgID": "false" } }""",
            """{ "StringLike": { "aws:PrincipalOrgID": "o-*" } }""",
            """{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/r-ab12/*" } }""",
            """{ "StringLike": { "aws:PrincipalArn": "*" } }""",
            """{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/orders" } }""",
            """{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:*:*" } }""",
            """{ "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::*" } }""",
            """{ "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::orders-*" } }""",
            """{ "StringLike": { "aws:SourceAccount": "1*" } }""",
            """{ "StringLike": { "aws:SourceVpce": "vpce-*" } }""",
            """{ "StringEquals": { "aws:SourceVpce": "$${aws:SourceVpce}" } }""",
            """{ "ArnLike": { "aws:PrincipalArn": "$${aws:PrincipalArn}" } }""",
            """{ "IpAddress": { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }""",
            """{ "Bool": { "aws:SecureTransport": "true" } }""",
            """{ "StringLike": { "aws:Referer": "https://example.com/*" } }""",
            """{ "StringEquals": { "aws:UserAgent": "secret" } }""",
            """{ "DateLessThan": { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }""",
        }.Select(condition => new RuleCase(condition, With(Everybody, condition))),
        new("a policy document",
            $$"""{{type}}.p { "{{argument}}": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["{{action}}"], "resources": ["*"],
                "principals": { "type": "AWS", "identifiers": ["*"] } } }
            """),
        new("jsonencode", $$"""
            {{type}}.p { "{{argument}}":
                "${jsonencode({ Statement = [{ Effect = \"Allow\", Principal = \"*\", Action = \"{{action}}\", Resource = \"*\" }] })}" }
            """),
        new("a variable", $$"""{{type}}.p { "{{argument}}": "${var.policy}" }""", "var.policy {}") { IsUnproven = true },
        new("a principal in a variable", With("""{ "AWS": "${var.who}" }"""), "var.who {}") { IsUnproven = true },
        new("a source in a variable", With(Everybody, """{ "ArnLike": { "aws:SourceArn": "${var.arn}" } }"""), "var.arn {}")
        {
            IsUnproven = true,
        },
    ];

    /// <inheritdoc/>
    public override IEnumerable<RuleCase> Good =>
    [
        new("an account", With("""{ "AWS": "123456789012" }""")),
        new("a role by ARN", With("""{ "AWS": ["arn:aws:iam::123456789012:role/orders"] }""")),
        new("a role by reference", With("""{ "AWS": "${aws_iam_role.r.arn}" }"""), "aws_iam_role.r {}"),
        new("the own account", With("""{ "AWS": "arn:aws:iam::${local.id}:root" }"""), """locals { "id": "123456789012" }"""),
        new("a service for a source",
            With("""{ "Service": ["sns.amazonaws.com"] }""", """{ "ArnLike": { "aws:SourceArn": "${aws_sns_topic.t.arn}" } }"""),
            "aws_sns_topic.t {}"),
        .. new[]
        {
            $$"""{ "StringEquals": { {{Organization}} } }""",
            """{ "StringEqualsIgnoreCase": { "AWS:SourceAccount": ["123456789012"] } }""",
            """{ "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } }""",
            """{ "StringLike": { "aws:PrincipalAccount": "123456789012" } }""",
            """{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/orders-*" } }""",
            """{ "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::orders" } }""",
            """{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abc1234567/r-ab12/ou-ab12-*" } }""",
            """
            { "StringEquals": { "aws:SourceAccount": "${data.aws_caller_identity.me.account_id}" },
                "Bool": { "aws:SecureTransport": "true" } }
            """,
        }.Select(condition => new RuleCase(condition, With(Everybody, condition), "data.aws_caller_identity.me {}")),
        new("everybody is refused",
            Of($"{type}.p", argument, """{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*" }""")),
        new("a policy document",
            $$"""{{type}}.p { "{{argument}}": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["{{action}}"], "resources": ["*"],
                "principals": { "type": "AWS", "identifiers": ["123456789012"] } } }
            """),
        new("jsonencode", $$"""
            {{type}}.p { "{{argument}}":
                "${jsonencode({ Statement = { Effect = \"Allow\", Principal = { AWS = aws_iam_role.r.arn }, Action = \"{{action}}\" } })}" }
            """, "aws_iam_role.r {}"),
        new("no policy", $$"""{{type}}.p {}"""),
    ];

    private string With(string principal, string? condition = null) => Of($"{type}.p", argument, Statement(principal, condition));

    private string Statement(string principal, string? condition = null) =>
        $$"""{ "Principal": {{principal}}, "Action": "{{action}}", "Resource": "*"{{Condition(condition)}} }""";
}
