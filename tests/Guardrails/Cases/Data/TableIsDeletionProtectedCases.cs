namespace Tap.Tests.Guardrails.Cases;

public sealed class TableIsDeletionProtectedCases() : RuleCases("TAP-DYNAMODB-4")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("not said", Production.Provider, "aws_dynamodb_table.it {}"),
        new RuleCase("off", Production.Provider, """aws_dynamodb_table.it { "deletion_protection_enabled": "false" }"""),
        new RuleCase(
            "production by an expression", "aws_dynamodb_table.it {}", """locals { "environment": "production" }""",
            """provider.aws { "default_tags": { "tags": "${merge({Environment = local.environment}, {Stack = \"it\"})}" } }"""),
        new RuleCase(
            "not known", Production.Provider, """aws_dynamodb_table.it { "deletion_protection_enabled": "${var.on}" }""", "var.on {}")
        {
            IsUnproven = true,
        },
        new RuleCase("an environment that is not known", Production.Unknown, "var.environment {}", "aws_dynamodb_table.it {}")
        {
            IsUnproven = true,
        },
        new RuleCase("a replica", Production.Provider, "aws_dynamodb_table_replica.it {}"),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("on", Production.Provider, """aws_dynamodb_table.it { "deletion_protection_enabled": true }"""),
        new RuleCase("by an expression", Production.Provider, """aws_dynamodb_table.it { "deletion_protection_enabled": "${!false}" }"""),
        new RuleCase(
            "in an environment that is not known", Production.Unknown, "var.environment {}",
            """aws_dynamodb_table.it { "deletion_protection_enabled": "true" }"""),
        new RuleCase("another environment", Production.Staging, "aws_dynamodb_table.it {}"),
        new RuleCase("no environment", "aws_dynamodb_table.it {}"),
    ];
}
