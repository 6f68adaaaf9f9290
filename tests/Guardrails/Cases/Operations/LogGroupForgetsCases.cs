namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class LogGroupForgetsCases() : RuleCases("TAP-LOGS-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no retention", """aws_cloudwatch_log_group.x { "name": "/orders" }"""),
        new RuleCase("retention 0", """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": 0 }"""),
        new RuleCase("retention '0'", """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": "0" }"""),
        new RuleCase(
            "0 by a variable",
            """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": "${var.d}" }""",
            """var.d { "default": 0 }"""),
        new RuleCase("in a list of resources", """{ "resource": [{"aws_cloudwatch_log_group": [{"x": {"name": "/orders"}}]}] }"""),
        new RuleCase("days that CloudWatch Logs does not take", """aws_cloudwatch_log_group.x { "name": "/o", "retention_in_days": 42 }"""),
        new RuleCase(
            "days by a variable without default",
            """aws_cloudwatch_log_group.x { "name": "/o", "retention_in_days": "${var.d}" }""",
            """var.d {}""") { IsUnproven = true },
        new RuleCase(
            "kept for ever in one of two cases",
            """aws_cloudwatch_log_group.x { "name": "/o", "retention_in_days": "${var.p ? 0 : 30}" }""",
            """var.p {}"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("30 days as text", """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": "30" }"""),
        new RuleCase(
            "by a local",
            """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": "${local.d}" }""",
            """locals { "d": 30 }"""),
        new RuleCase(
            "by a condition",
            """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": "${var.p ? 365 : 30}" }""",
            """var.p { "default": false }"""),
        new RuleCase(
            "a class with a retention of its own",
            """aws_cloudwatch_log_group.x { "name": "/o", "log_group_class": "DELIVERY" }"""),
        new RuleCase("ten years", """aws_cloudwatch_log_group.x { "name": "/o", "retention_in_days": 3653 }"""),
    ];
}
