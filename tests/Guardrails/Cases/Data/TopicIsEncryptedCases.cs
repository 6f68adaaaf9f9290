namespace Tap.Tests.Guardrails.Cases;

public sealed class TopicIsEncryptedCases() : RuleCases("TAP-SNS-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no key", "aws_sns_topic.it {}"),
        new RuleCase("AWS's key", """aws_sns_topic.it { "kms_master_key_id": "alias/aws/sns" }"""),
        new RuleCase(
            "AWS's key by ARN", """aws_sns_topic.it { "kms_master_key_id": "arn:aws:kms:us-east-1:${local.account}:alias/aws/sns" }"""),
        new RuleCase(
            "AWS's key by a data source", """aws_sns_topic.it { "kms_master_key_id": "${data.aws_kms_alias.it.arn}" }""",
            """data.aws_kms_alias.it { "name": "alias/aws/sns" }"""),
        new RuleCase(
            "AWS's key by another data source", """aws_sns_topic.it { "kms_master_key_id": "${data.aws_kms_key.it.id}" }""",
            """data.aws_kms_key.it { "key_id": "${local.key}" }""", """locals { "key": "alias/aws/sns" }"""),
        new RuleCase("what is no key", """aws_sns_topic.it { "kms_master_key_id": "*" }"""),
        new RuleCase("an empty key by a local", """aws_sns_topic.it { "kms_master_key_id": "${local.key}" }""", """locals { "key": "" }"""),
        new RuleCase("a variable without a default", """aws_sns_topic.it { "kms_master_key_id": "${var.key}" }""", "var.key {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("by ARN", """aws_sns_topic.it { "kms_master_key_id": "${aws_kms_key.it.arn}" }""", "aws_kms_key.it {}"),
        new RuleCase("by id", """aws_sns_topic.it { "kms_master_key_id": "${aws_kms_key.it.key_id}" }""", "aws_kms_key.it {}"),
        new RuleCase("by a written id", """aws_sns_topic.it { "kms_master_key_id": "1234abcd-12ab-34cd-56ef-1234567890ab" }"""),
        new RuleCase("by the name of an alias", """aws_sns_topic.it { "kms_master_key_id": "alias/acme" }"""),
        new RuleCase(
            "by an alias", """aws_sns_topic.it { "kms_master_key_id": "${aws_kms_alias.it.name}" }""",
            """aws_kms_alias.it { "name": "alias/acme" }"""),
        new RuleCase(
            "by a data source", """aws_sns_topic.it { "kms_master_key_id": "${data.aws_kms_alias.it.target_key_arn}" }""",
            """data.aws_kms_alias.it { "name": "alias/acme" }"""),
    ];
}
