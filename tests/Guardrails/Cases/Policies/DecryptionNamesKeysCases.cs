using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class DecryptionNamesKeysCases() : RuleCases("TAP-KMS-3")
{
    private const string Keys = "arn:aws:kms:us-east-1:123456789012:key/*";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("everything", Policy(Of("kms:Decrypt", "*"))),
        new("every key", Policy(Of("kms:Decrypt", Keys))),
        new("every key of many Regions", Policy(Of("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/mrk-*"))),
        new("every key of every account", Policy(Of("kms:ReEncryptFrom", "arn:aws:kms:*:*:key/*"))),
        new("one key of every account", Policy(Of("kms:Decrypt", "arn:aws:kms:us-east-1:*:key/1234abcd-12ab-34cd-56ef-1234567890ab"))),
        new("data keys", Policy(Of("kms:GenerateDataKey*", Keys))),
        new("all of KMS", Policy(Of("kms:*", Keys))),
        new("any case", Policy(Of("KMS:decrypt", Keys))),
        new("through a service",
            Policy(Of("kms:Decrypt", Keys, """{ "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }"""))),
        new("of the account", Policy(Of("kms:Decrypt", "*", """{ "StringEquals": { "aws:ResourceAccount": "123456789012" } }"""))),
        new("any alias", Policy(Of("kms:Decrypt", Keys, """{ "ForAnyValue:StringLike": { "kms:ResourceAliases": "*" } }"""))),
        new("every alias but one",
            Policy(Of("kms:Decrypt", Keys, """{ "ForAllValues:StringNotEquals": { "kms:ResourceAliases": "alias/x" } }"""))),
        new("an inline policy", PolicyBlock.Of("aws_iam_role_policy.p", "policy", Of("kms:Decrypt", "*"))),
        new("jsonencode", Encoded("aws_iam_policy.p", "policy", """{ Effect = "Allow", Action = ["kms:Decrypt"], Resource = "*" }""")),
        new("a variable", Policy(Of("kms:Decrypt", "${var.key}")), "var.key {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a key by reference", Policy(Of("kms:Decrypt", "${aws_kms_key.k.arn}")), "aws_kms_key.k {}"),
        new("a key by its ARN", Policy(Of("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"))),
        new("an alias", Policy(Of("kms:Decrypt", Keys, """{ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/orders" } }"""))),
        new("a tag", Policy(Of("kms:Decrypt", "*", """{ "StringEquals": { "aws:ResourceTag/app": "orders" } }"""))),
        new("a key's own policy", PolicyBlock.Of("aws_kms_key.k", "policy",
            """{ "Principal": { "AWS": "arn:aws:iam::123456789012:role/orders" }, "Action": "kms:Decrypt", "Resource": "*" }""")),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement": { "actions": ["kms:Decrypt"], "resources": ["${data.aws_kms_key.k.arn}"] } }
            """,
            """data.aws_kms_key.k { "key_id": "alias/orders" }"""),
        new("it is refused", Policy("""{ "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*" }""")),
        new("keys are described", Policy(Of("kms:DescribeKey", Keys))),
    ];

    private static string Of(string action, string resource, string? condition = null) =>
        $$"""{ "Action": "{{action}}", "Resource": "{{resource}}"{{Condition(condition)}} }""";
}
