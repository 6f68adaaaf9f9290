namespace Tap.Guardrails;

/// <summary>A secret that was deleted by mistake can be restored.</summary>
internal sealed class SecretIsRecoverable : Rule
{
    private const int Shortest = 7;

    public override string Id => RuleIds.SecretRecovery;

    public override string Title => "Deleted secrets can be recovered";

    public override Uri Source => new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html");

    public override string Exemptions => "Stacks whose default tag Environment says that they are not of production may delete secrets at "
        + "once, so that a stack can be made again under the same names; AWS's default, 30 days, need not be written.";

    public override string WayOut => "make it an ApiKeySecret, or set recovery_window_in_days to 7 to 30, or not at all.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.IsForTrial() ? [] :
        from secret in stack.All("aws_secretsmanager_secret")
        let window = secret["recovery_window_in_days"]
        from finding in Require(
            window.Is(value => !value.IsPresent || value.Number >= Shortest), secret, "is gone for good as soon as it is deleted",
            "recovery_window_in_days", window, "7 to 30")
        select finding;
}
