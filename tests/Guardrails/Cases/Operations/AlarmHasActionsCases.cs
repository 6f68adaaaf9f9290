namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class AlarmHasActionsCases() : RuleCases("TAP-CLOUDWATCH-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no action", """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching" }"""),
        new RuleCase(
            "an empty list",
            """
            aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": [] }
            """),
        new RuleCase(
            "actions off",
            """
            aws_cloudwatch_metric_alarm.x {
              "alarm_name": "a",
              "treat_missing_data": "notBreaching",
              "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:a"],
              "actions_enabled": false
            }
            """),
        new RuleCase(
            "actions off as text by a local",
            """
            aws_cloudwatch_metric_alarm.x {
              "alarm_name": "a",
              "treat_missing_data": "notBreaching",
              "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:a"],
              "actions_enabled": "${local.a}"
            }
            """,
            """locals { "a": "false" }"""),
        new RuleCase(
            "only OK actions",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "ok_actions": ["arn:aws:"""
            + """sns:us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "an empty list by a variable",
            """
            aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": "${var.a}" }
            """,
            """var.a { "default": [] }"""),
        new RuleCase(
            "a composite alarm without an action",
            """aws_cloudwatch_composite_alarm.x { "alarm_name": "c", "alarm_rule": "ALARM(a)" }"""),
        new RuleCase(
            "asked about by a composite alarm that tells nobody",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a" }""",
            """
            aws_cloudwatch_composite_alarm.c {
              "alarm_rule": "ALARM(${aws_cloudwatch_metric_alarm.x.alarm_name})",
              "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:a"],
              "actions_enabled": false
            }
            """) { At = "aws_cloudwatch_metric_alarm.x" },
        new RuleCase(
            "a topic that is not made",
            """
            aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x[0].arn}"] }
            """,
            """aws_sns_topic.x { "count": 0 }"""),
        new RuleCase("an action that is empty", """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": [""] }"""),
        new RuleCase(
            "actions by a variable without default",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": "${var.a}" }""",
            """var.a {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "actions by a local",
            """
            aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": "${local.a}" }
            """,
            """locals { "a": ["arn:aws:sns:us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "a list of one expression",
            """aws_sns_topic.x { "name": "orders", "kms_master_key_id": "alias/orders" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": "${["""
            + """aws_sns_topic.x.arn]}" }"""),
        new RuleCase(
            "by reference, enabled as text",
            """aws_sns_topic.x { "name": "orders", "kms_master_key_id": "alias/orders" }""",
            """
            aws_cloudwatch_metric_alarm.x {
              "alarm_name": "a",
              "treat_missing_data": "notBreaching",
              "alarm_actions": ["${aws_sns_topic.x.arn}"],
              "actions_enabled": "true"
            }
            """),
        new RuleCase(
            "a composite alarm tells of it",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a" }""",
            """
            aws_cloudwatch_composite_alarm.c {
              "alarm_rule": "ALARM(${aws_cloudwatch_metric_alarm.x.alarm_name})",
              "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:a"]
            }
            """),
        new RuleCase(
            "a composite alarm tells of it by name",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a" }""",
            """aws_cloudwatch_composite_alarm.c { "alarm_rule": "ALARM(\"a\") OR ALARM(b)", "alarm_actions": ["arn:aws:sns:"""
            + """us-east-1:123456789012:a"] }"""),
        new RuleCase(
            "lists put together",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": "${concat([], [\"arn:aws:sns:us-east-1:"""
            + """123456789012:a\"])}" }"""),
        new RuleCase(
            "a topic whose ARN is a variable",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${var.topic}"] }""",
            """var.topic {}"""),
    ];
}
