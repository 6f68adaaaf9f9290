namespace Tap.Tests.Guardrails.Cases;

public sealed class TableIsRecoverableCases() : RuleCases("TAP-DYNAMODB-2")
{
    private const string On = "\"point_in_time_recovery\": { \"enabled\": true }";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no recovery", "aws_dynamodb_table.it {}"),
        new RuleCase("off", """aws_dynamodb_table.it { "point_in_time_recovery": [{ "enabled": "${false}" }] }"""),
        new RuleCase("a period alone", """aws_dynamodb_table.it { "point_in_time_recovery": { "recovery_period_in_days": 7 } }"""),
        new RuleCase("not known", """aws_dynamodb_table.it { "point_in_time_recovery": { "enabled": "${var.on}" } }""", "var.on {}")
        {
            IsUnproven = true,
        },
        new RuleCase("a replica without", $$"""aws_dynamodb_table.it { {{On}}, "replica": [{ "region_name": "eu-west-1" }] }"""),
        new RuleCase("a replica of its own without", """aws_dynamodb_table_replica.it { "global_table_arn": "arn" }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("on", $$"""aws_dynamodb_table.it { {{On}} }"""),
        new RuleCase(
            "as a list, with a period",
            """aws_dynamodb_table.it { "point_in_time_recovery": [{ "enabled": "true", "recovery_period_in_days": 7 }] }"""),
        new RuleCase("with a replica", $$"""aws_dynamodb_table.it { {{On}}, "replica": { "point_in_time_recovery": true } }"""),
        new RuleCase(
            "by a variable with a default", """aws_dynamodb_table.it { "point_in_time_recovery": { "enabled": "${var.on}" } }""",
            """var.on { "default": true }"""),
    ];
}
