namespace Tap.Tests.Guardrails.Cases;

public sealed class QueueIsEncryptedCases() : RuleCases("TAP-SQS-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("not said", "aws_sqs_queue.it {}"),
        new RuleCase("off", """aws_sqs_queue.it { "sqs_managed_sse_enabled": false }"""),
        new RuleCase("an empty key", """aws_sqs_queue.it { "kms_master_key_id": "" }"""),
        new RuleCase(
            "no key by a variable", """aws_sqs_queue.it { "kms_master_key_id": "${var.key}" }""", """var.key { "default": null }"""),
        new RuleCase("a variable without a default", """aws_sqs_queue.it { "kms_master_key_id": "${var.key}" }""", "var.key {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "a key in one branch", """aws_sqs_queue.it { "kms_master_key_id": "${var.on ? aws_kms_key.it.arn : null}" }""", "var.on {}",
            "aws_kms_key.it {}"),
        new RuleCase("off by an expression", """aws_sqs_queue.it { "sqs_managed_sse_enabled": "${!true}" }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("SQS's own keys", """aws_sqs_queue.it { "sqs_managed_sse_enabled": true }"""),
        new RuleCase("as text", """aws_sqs_queue.it { "sqs_managed_sse_enabled": "true" }"""),
        new RuleCase("a key by reference", """aws_sqs_queue.it { "kms_master_key_id": "${aws_kms_key.it.arn}" }""", "aws_kms_key.it {}"),
        new RuleCase("a key by alias", """aws_sqs_queue.it { "kms_master_key_id": "alias/acme", "sqs_managed_sse_enabled": false }"""),
        new RuleCase(
            "a key of a data source", """aws_sqs_queue.it { "kms_master_key_id": "${data.aws_kms_alias.it.target_key_arn}" }""",
            """data.aws_kms_alias.it { "name": "alias/acme" }"""),
    ];
}
