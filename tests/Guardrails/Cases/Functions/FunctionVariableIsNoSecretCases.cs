namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionVariableIsNoSecretCases() : RuleCases("TAP-LAMBDA-10")
{
    private const string Secret = """aws_secretsmanager_secret.x { "name": "orders" }""";
    private const string Version = """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${var.unset}" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new(
            "the value of a secret",
            Version, "var.unset {}", Function("\"API_KEY\": \"${aws_secretsmanager_secret_version.x.secret_string}\""))
        {
            At = "aws_lambda_function.x",
        },
        new("the value of a secret under a harmless name", "data.aws_secretsmanager_secret_version.x {}",
            Function("\"SETTINGS\": \"${data.aws_secretsmanager_secret_version.x.secret_string}\"")),
        new("a part of a secret", "data.aws_secretsmanager_secret_version.x {}",
            Function("\"USER\": \"${jsondecode(data.aws_secretsmanager_secret_version.x.secret_string)[\\\"user\\\"]}\"")),
        new("a password in a connection string", "random_password.x {}",
            Function("\"DATABASE_URL\": \"postgres://orders:${random_password.x.result}@db:5432/orders\"")),
        new("a password by a local", "random_password.x {}", """locals { "p": "${random_password.x.result}" }""",
            Function("\"DB_PASSWORD\": \"${local.p}\"")),
        new("a SecureString", """aws_ssm_parameter.x { "type": "SecureString" }""", Function("\"MODE\": \"${aws_ssm_parameter.x.value}\"")),
        new("a parameter under the name of a secret", "data.aws_ssm_parameter.x {}",
            Function("\"DB_PASSWORD\": \"${data.aws_ssm_parameter.x.value}\"")),
        new("a variable that is sensitive", """var.key { "sensitive": true }""", Function("\"UPSTREAM\": \"${var.key}\"")),
        new("in one of two maps", "var.on {}", "random_password.x {}", """
            aws_lambda_function.x { "environment": {
              "variables": "${var.on ? { A = random_password.x.result } : {}}" } }
            """),
        new("a variable under the name of a secret", "var.key {}", Function("\"API_KEY\": \"${var.key}\"")) { IsUnproven = true },
        new("all variables are not known", "var.all {}", """aws_lambda_function.x { "environment": [{ "variables": "${var.all}" }] }""")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("the ARN of a secret", Secret, Function("\"API_KEY_SECRET\": \"${aws_secretsmanager_secret.x.arn}\"")),
        new(
            "the name of a parameter",
            """aws_ssm_parameter.x { "type": "SecureString", "name": "/orders/api-key", "value_wo": "${var.x}" }""",
            "var.x {}", Function("\"API_KEY_PARAMETER\": \"${aws_ssm_parameter.x.name}\"")),
        new("a parameter that is no secret", "data.aws_ssm_parameter.x {}", Function("\"VPC\": \"${data.aws_ssm_parameter.x.value}\"")),
        new("ordinary variables, in a list", "var.level {}", """
            aws_lambda_function.x { "environment": [{
              "variables": { "LOG_LEVEL": "${var.level}", "PARTITION_KEY_NAME": "id", "TABLE": "orders" } }] }
            """),
        new("no environment", """aws_lambda_function.x { "function_name": "orders" }"""),
    ];

    private static string Function(string variables) => $$"""aws_lambda_function.x { "environment": { "variables": { {{variables}} } } }""";
}
