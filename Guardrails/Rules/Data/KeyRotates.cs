namespace Tap.Guardrails;

/// <summary>Every symmetric KMS key rotates.</summary>
internal sealed class KeyRotates : Rule
{
    public override string Id => "TAP-KMS-4";

    public override string Title => "Keys rotate";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("KMS.4"), Control.ControlTower("CT.KMS.PR.1"), Control.Cis("3.6")];

    public override string Exemptions => "KMS does not rotate asymmetric keys, HMAC keys, keys in custom key stores and imported material; "
        + "a replica rotates with its primary key.";

    public override string WayOut => "make the key as an EncryptionKey, or set enable_key_rotation.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from key in stack.All("aws_kms_key")
        let rotation = key["enable_key_rotation"]
        where !CannotRotate(key)
        from finding in Require(rotation.Is(true), key, "does not rotate", "enable_key_rotation", rotation, "true")
        select finding;

    // Certain only: what may be symmetric has to rotate.
    private static bool CannotRotate(ResourceBlock key) =>
        key["customer_master_key_spec"].Is(spec => spec.Text is not (null or "SYMMETRIC_DEFAULT")) == Proof.Holds
        || key["key_usage"].Is(usage => usage.Text is not (null or "ENCRYPT_DECRYPT")) == Proof.Holds
        || key["custom_key_store_id"].IsSet() == Proof.Holds;
}
