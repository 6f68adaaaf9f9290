using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class GrantsAreForAwsResourcesCases() : RuleCases("TAP-KMS-2")
{
    private const string Role = """{ "AWS": "arn:aws:iam::123456789012:role/orders" }""";
    private const string Root = """{ "AWS": "arn:aws:iam::123456789012:root" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("no condition", Key("kms:CreateGrant")),
        new("of the root", Key("kms:CreateGrant", principal: Root)),
        new("a missing key", Key("kms:CreateGrant", """{ "BoolIfExists": { "kms:GrantIsForAWSResource": "true" } }""")),
        new("for others", Key("kms:CreateGrant", """{ "Bool": { "kms:GrantIsForAWSResource": "false" } }""")),
        new("for both", Key("kms:CreateGrant", """{ "Bool": { "kms:GrantIsForAWSResource": ["true", "false"] } }""")),
        new("another condition", Key("kms:CreateGrant", """{ "StringEquals": { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } }""")),
        new("a wildcard", Key("kms:Create*")),
        new("a question mark", Key("kms:CreateGran?")),
        new("everything, of a role", Key("kms:*")),
        new("everything, of a role by reference", Key("kms:*", principal: """{ "AWS": "${aws_iam_role.r.arn}" }"""), "aws_iam_role.r {}"),
        new("an IAM policy", Policy("""{ "Action": ["kms:CreateGrant"], "Resource": "arn:aws:kms:us-east-1:123456789012:key/1" }""")),
        new("a policy document",
            """aws_kms_key_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement": { "actions": ["kms:CreateGrant"], "resources": ["*"],
                "principals": { "type": "AWS", "identifiers": ["123456789012"] } } }
            """),
        new("a variable", Key("kms:CreateGrant", """{ "Bool": { "kms:GrantIsForAWSResource": "${var.only}" } }"""), "var.only {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("text", Key("kms:CreateGrant", """{ "Bool": { "kms:GrantIsForAWSResource": "true" } }""")),
        new("a boolean in a list, and a service",
            Key("kms:CreateGrant",
                """
                { "Bool": { "kms:grantisforawsresource": [true] }, "StringEquals": { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } }
                """)),
        new("a local", Key("kms:CreateGrant", """{ "Bool": { "kms:GrantIsForAWSResource": "${local.only}" } }"""),
            """locals { "only": true }"""),
        new("lists and revokes", Key("kms:RevokeGrant")),
        new("the default policy of AWS", Key("kms:*", principal: Root)),
        new("it is refused",
            Of("aws_kms_key.k", "policy", """{ "Effect": "Deny", "Principal": "*", "Action": "kms:CreateGrant", "Resource": "*" }""")),
        new("all actions on a bucket",
            Of("aws_s3_bucket_policy.p", "policy", $$"""{ "Principal": {{Role}}, "Action": "*", "Resource": "*" }""")),
    ];

    private static string Key(string action, string? condition = null, string principal = Role) => Of("aws_kms_key.k", "policy",
        $$"""
        { "Principal": {{principal}}, "Action": "{{action}}", "Resource": "*"{{Condition(condition)}} }
        """);
}
