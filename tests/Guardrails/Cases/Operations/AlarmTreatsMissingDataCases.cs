namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class AlarmTreatsMissingDataCases() : RuleCases("TAP-CLOUDWATCH-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "not said",
            """
            aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:a"] }
            """),
        new RuleCase(
            "empty",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "", "alarm_actions": ["arn:aws:sns:"""
            + """us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "null by a variable",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "${var.t}" }""",
            """var.t { "default": null }"""),
        new RuleCase(
            "a word that CloudWatch does not know",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notbreaching" }"""),
        new RuleCase(
            "a variable without default",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "${var.t}" }""",
            """var.t {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "notBreaching",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": ["arn:"""
            + """aws:sns:us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "by a local",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "${local.t}", "alarm_actions": ["arn:aws:"""
            + """sns:us-east-1:123456789012:a"] }""",
            """locals { "t": "breaching" }"""),
        new RuleCase(
            "a composite alarm has no such argument",
            """aws_cloudwatch_composite_alarm.x { "alarm_name": "c", "alarm_rule": "ALARM(a)", "alarm_actions": ["arn:aws:sns:"""
            + """us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "AWS's default, written out",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "missing" }"""),
    ];
}
