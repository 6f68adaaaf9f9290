namespace Tap.Tests.Guardrails;

public sealed class OperationsRuleTests : RuleTest
{
    private const string Function = """aws_lambda_function.function { "function_name": "f" }""";

    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f", "retention_in_days": 30 }""", null)]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f2", "retention_in_days": 30 }""", "has no log group /aws/lambda/f")]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f" }""", "keeps logs for ever")]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f", "retention_in_days": 0 }""", "keeps logs for ever")]
    public void Functions_have_a_log_group_that_forgets(string logGroup, string? detail) =>
        Assert.That(Findings("TAP-LAMBDA-1", Function, logGroup), detail is null ? Is.Empty : Has.Count.EqualTo(1).And.One.EndsWith(detail));

    [TestCase("TAP-LAMBDA-2", """aws_lambda_function.function { "tracing_config": { "mode": "Active" } }""", 0)]
    [TestCase("TAP-LAMBDA-2", """aws_lambda_function.function { "tracing_config": { "mode": "PassThrough" } }""", 1)]
    [TestCase("TAP-LAMBDA-2", Function, 1)]
    [TestCase("TAP-LAMBDA-3", """aws_lambda_function.function { "runtime": "nodejs22.x" }""", 0)]
    [TestCase("TAP-LAMBDA-3", """aws_lambda_function.function { "runtime": "python3.8" }""", 1)]
    [TestCase("TAP-LAMBDA-3", Function, 1)]
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": ["${aws_sns_topic.topic.arn}"] }""", 0)]
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": [], "ok_actions": ["arn"] }""", 1)]
    [TestCase("TAP-CLOUDWATCH-1", """aws_cloudwatch_metric_alarm.alarm { "alarm_actions": ["arn"], "actions_enabled": false }""", 1)]
    [TestCase("TAP-CLOUDWATCH-1", "aws_cloudwatch_metric_alarm.alarm {}", 1)]
    [TestCase("TAP-CLOUDWATCH-2", """aws_cloudwatch_metric_alarm.alarm { "treat_missing_data": "ignore" }""", 0)]
    [TestCase("TAP-CLOUDWATCH-2", "aws_cloudwatch_metric_alarm.alarm {}", 1)]
    public void Functions_and_alarms_keep_their_rules(string rule, string resource, int findings) =>
        Assert.That(Findings(rule, resource), Has.Count.EqualTo(findings));
}
