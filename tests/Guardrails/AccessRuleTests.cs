namespace Tap.Tests.Guardrails;

public sealed class AccessRuleTests : RuleTest
{
    [TestCase("""aws_ssm_parameter.parameter { "type": "SecureString", "value": "hunter2" }""", "has its value written out")]
    [TestCase("""aws_ssm_parameter.parameter { "type": "SecureString", "value_wo": "${var.api_key}" }""", null)]
    [TestCase("""aws_ssm_parameter.parameter { "type": "String", "value": "INFO" }""", null)]
    [TestCase("""aws_secretsmanager_secret_version.version { "secret_string": "hunter2" }""", "has its secret_string written out")]
    [TestCase("""aws_secretsmanager_secret_version.version { "secret_string_wo": "${var.secret}" }""", null)]
    [TestCase(
        """aws_lambda_function.function { "environment": { "variables": { "DB_PASSWORD": "hunter2" } } }""",
        "has the environment variable DB_PASSWORD written out")]
    [TestCase("""aws_lambda_function.function { "environment": { "variables": {"""
        + """ "API_KEY_SECRET": "${aws_secretsmanager_secret.key.arn}", "MONKEY": "x" } } }""", null)]
    [TestCase("""aws_s3_object.object { "content": "AKIAIOSFODNN7EXAMPLE" }""", "has an access key or a private key in it")]
    public void Secrets_are_no_literals(string resource, string? detail) => Assert.That(
        Findings("TAP-SECRET-1", resource), detail is null ? Is.Empty : Has.Count.EqualTo(1).And.One.EndsWith(detail));
}
