namespace Tap.Guardrails;

/// <summary>Nobody unknown uses a key.</summary>
internal sealed class KeyPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-KMS-1";

    public override string Title => "Key policies let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("KMS.5")];

    public override IReadOnlyList<string> Types =>
        ["aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"];
}
