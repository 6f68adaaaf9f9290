namespace Tap.Tests.Guardrails;

public sealed class OperationsRuleTests : RuleTest
{
    private const string Function = """aws_lambda_function.function { "function_name": "f" }""";

    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f", "retention_in_days": 30 }""", null)]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f2", "retention_in_days": 30 }""", "has no log group /aws/lambda/f")]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f" }""", "keeps logs for ever")]
    [TestCase("""aws_cloudwatch_log_group.logs { "name": "/aws/lambda/f", "retention_in_days": 0 }""", "keeps logs for ever")]
    public void Functions_have_a_log_group_that_forgets(string logGroup, string? detail) =>
        Assert.That(
            Findings("TAP-LAMBDA-1", Function, logGroup), detail is null ? Is.Empty : Has.Count.EqualTo(1).And.One.EndsWith(detail));

    [TestCase("AWSLambdaBasicExecutionRole", null, true)]
    [TestCase("AWSLambdaVPCAccessExecutionRole", null, true)]
    [TestCase(
        "AWSLambdaBasicExecutionRole",
        """{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogGroup\",\"Resource\":\"arn:aws:logs:*:*:log-group:*\"}""",
        false)]
    [TestCase("AWSLambdaBasicExecutionRole", """{\"Effect\":\"Deny\",\"Action\":[\"logs:CreateLogGroup\"],\"Resource\":"""
        + """[\"arn:aws:logs:us-east-1:${element(split(\":\", x), 4)}:log-group:/aws/lambda/f:*\"]}""", false)]
    [TestCase("AWSLambdaBasicExecutionRole", """{\"Effect\":\"Deny\",\"Action\":\"logs:*\",\"Resource\":\"*\"}""", false)]
    [TestCase("AWSLambdaBasicExecutionRole", """{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogGroup\","""
        + """\"NotResource\":\"arn:aws:logs:*:*:log-group:/aws/application-signals/data*\"}""", false)]
    [TestCase(
        "AWSLambdaBasicExecutionRole",
        """{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogGroup\",\"NotResource\":\"arn:aws:logs:*:*:log-group:/aws/lambda/*\"}""",
        true)]
    [TestCase(
        "AWSLambdaBasicExecutionRole",
        """{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogGroup\",\"Resource\":\"arn:aws:logs:*:*:log-group:/aws/lambda/other\"}""",
        true)]
    [TestCase("AWSLambdaBasicExecutionRole", """{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogStream\",\"Resource\":\"*\"}""", true)]
    [TestCase("AWSXRayDaemonWriteAccess", null, false)]
    [TestCase("AWSXRayDaemonWriteAccess", """{\"Effect\":\"Allow\",\"Action\":\"logs:CreateLogGroup\",\"Resource\":\"*\"}""", true)]
    public void Functions_cannot_bring_their_log_group_back(string managed, string? statement, bool found) => Assert.That(
        Findings(
            "TAP-LAMBDA-4",
            """aws_lambda_function.function { "function_name": "f", "role": "${aws_iam_role.role.arn}" }""",
            "aws_iam_role.role {}",
            """aws_iam_role_policy_attachment.managed {"""
            + $$""" "role": "${aws_iam_role.role.name}", "policy_arn": "arn:aws:iam::aws:policy/service-role/{{managed}}" }""",
            """aws_iam_role_policy_attachment.own { "role": "${aws_iam_role.role.name}", "policy_arn": "${aws_iam_policy.own.arn}" }""",
            $$"""aws_iam_policy.own { "policy": "{\"Statement\":[{{statement}}]}" }""",
            """aws_iam_policy.of_another { "policy": "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"logs:CreateLogGroup\","""
            + """\"Resource\":\"*\"}]}" }"""),
        found ? Is.EqualTo(["aws_lambda_function.function has a role, aws_iam_role.role, that may make /aws/lambda/f"]) : Is.Empty);

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
