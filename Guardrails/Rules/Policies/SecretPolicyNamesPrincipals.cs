namespace Tap.Guardrails;

/// <summary>Nobody unknown reads a secret.</summary>
internal sealed class SecretPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-SECRETSMANAGER-1";

    public override string Title => "Secret policies let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html");

    public override IReadOnlyList<string> Types => ["aws_secretsmanager_secret", "aws_secretsmanager_secret_policy"];
}
