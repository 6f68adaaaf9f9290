namespace Tap.Tests.Guardrails.Cases;

public sealed class SecretParameterIsEncryptedCases() : RuleCases("TAP-SSM-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "/app/Api-Key", "db-password", "/app/dbPassword", "/app/credentials", "GITHUB_TOKEN", "/app/APIKey", "/app/secret/value",
        }.Select(name => new RuleCase(name, Parameter(name))),
        new RuleCase("a list", Parameter("client-secret", "StringList")),
        new RuleCase("a name by a local", Parameter("${local.name}"), """locals { "name": "/app/api-key" }"""),
        new RuleCase("a name of which a part is not known", Parameter("/${var.app}/api-key"), "var.app {}"),
        new RuleCase("a name that is not known", Parameter("${var.name}"), "var.name {}") { IsUnproven = true },
        new RuleCase("a type that is not known", Parameter("api-key", "${var.type}"), "var.type {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. new[]
        {
            "log-level", "/app/keyboard-layout", "monkey", "/app/partition_key", "/app/public-key", "/app/kms-key-arn", "/app/token-ttl",
            "primary-key-column", "tokenizer", "/model/max-tokens", "password_policy",
        }.Select(name => new RuleCase(name, Parameter(name))),
        new RuleCase("a SecureString", Parameter("/app/api-key", "SecureString")),
        new RuleCase("a SecureString by a local", Parameter("/app/api-key", "${local.type}"), """locals { "type": "SecureString" }"""),
        new RuleCase("a SecureString of a name that is not known", Parameter("${var.name}", "SecureString"), "var.name {}"),
        new RuleCase("a harmless name of which a part is not known", Parameter("/${var.app}/log-level"), "var.app {}"),
    ];

    private static string Parameter(string name, string type = "String") =>
        $$"""aws_ssm_parameter.it { "name": "{{name}}", "type": "{{type}}", "value": "unset" }""";
}
