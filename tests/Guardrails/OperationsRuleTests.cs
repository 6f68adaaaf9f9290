namespace Tap.Tests.Guardrails;

public sealed class OperationsRuleTests : RuleTest
{
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": ["${aws_sns_topic.topic.arn}"] }""", 0)]
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": [], "ok_actions": ["arn"] }""", 1)]
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": ["arn"], "actions_enabled": false }""", 1)]
    [TestCase("TAP-CLOUDWATCH-1", "aws_cloudwatch_metric_alarm.alarm {}", 1)]
    [TestCase("TAP-CLOUDWATCH-2", """aws_cloudwatch_metric_alarm.alarm { "treat_missing_data": "ignore" }""", 0)]
    [TestCase("TAP-CLOUDWATCH-2", "aws_cloudwatch_metric_alarm.alarm {}", 1)]
    public void Alarms_keep_their_rules(string rule, string resource, int findings) =>
        Assert.That(Findings(rule, resource), Has.Count.EqualTo(findings));
}
