namespace Tap.Tests.Guardrails.Cases;

public sealed class TableIsEncryptedCases() : RuleCases("TAP-DYNAMODB-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no encryption", "aws_dynamodb_table.it {}"),
        new RuleCase("off", """aws_dynamodb_table.it { "server_side_encryption": { "enabled": false } }"""),
        new RuleCase(
            "a key, but off", """aws_dynamodb_table.it { "server_side_encryption": [{ "kms_key_arn": "${aws_kms_key.it.arn}" }] }"""),
        new RuleCase("an empty list", """aws_dynamodb_table.it { "server_side_encryption": [] }"""),
        new RuleCase(
            "a dynamic block over nothing",
            """aws_dynamodb_table.it { "dynamic": { "server_side_encryption": { "for_each": [], "content": { "enabled": true } } } }"""),
        new RuleCase(
            "a dynamic block over what is not known",
            """
            aws_dynamodb_table.it {
              "dynamic": { "server_side_encryption": { "for_each": "${var.on}", "content": { "enabled": true } } }
            }
            """, "var.on {}") { IsUnproven = true },
        new RuleCase("not known", """aws_dynamodb_table.it { "server_side_encryption": { "enabled": "${var.on}" } }""", "var.on {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("on", """aws_dynamodb_table.it { "server_side_encryption": { "enabled": true } }"""),
        new RuleCase("as a list, as text", """aws_dynamodb_table.it { "server_side_encryption": [{ "enabled": "true" }] }"""),
        new RuleCase(
            "a key, by a local",
            """aws_dynamodb_table.it { "server_side_encryption": { "enabled": "${local.on}", "kms_key_arn": "arn" } }""",
            """locals { "on": true }"""),
        new RuleCase(
            "a dynamic block over something",
            """aws_dynamodb_table.it { "dynamic": { "server_side_encryption": { "for_each": [1], "content": { "enabled": true } } } }"""),
    ];
}
