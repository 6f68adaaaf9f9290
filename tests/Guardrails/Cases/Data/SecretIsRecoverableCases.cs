namespace Tap.Tests.Guardrails.Cases;

public sealed class SecretIsRecoverableCases() : RuleCases("TAP-SECRETSMANAGER-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("at once", """aws_secretsmanager_secret.it { "recovery_window_in_days": 0 }"""),
        new RuleCase("at once, as text", """aws_secretsmanager_secret.it { "recovery_window_in_days": "0" }"""),
        new RuleCase("at once, by an expression", """aws_secretsmanager_secret.it { "recovery_window_in_days": "${7 - 7}" }"""),
        new RuleCase("in production", Production.Provider, """aws_secretsmanager_secret.it { "recovery_window_in_days": 0 }"""),
        new RuleCase(
            "in an environment that is not known", Production.Unknown, "var.environment {}",
            """aws_secretsmanager_secret.it { "recovery_window_in_days": 0 }"""),
        new RuleCase("not known", """aws_secretsmanager_secret.it { "recovery_window_in_days": "${var.days}" }""", "var.days {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("the default", "aws_secretsmanager_secret.it {}"),
        new RuleCase("the shortest", """aws_secretsmanager_secret.it { "recovery_window_in_days": 7 }"""),
        new RuleCase(
            "by a variable with a default", """aws_secretsmanager_secret.it { "recovery_window_in_days": "${var.days}" }""",
            """var.days { "default": "30" }"""),
        new RuleCase("another environment", Production.Staging, """aws_secretsmanager_secret.it { "recovery_window_in_days": 0 }"""),
    ];
}
