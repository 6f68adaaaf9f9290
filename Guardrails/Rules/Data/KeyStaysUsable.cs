namespace Tap.Guardrails;

/// <summary>No key locks out those who have to manage it, or is switched off with all that it encrypts.</summary>
internal sealed class KeyStaysUsable : Rule
{
    public override string Id => "TAP-KMS-6";

    public override string Title => "Keys stay in the hands of their account";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html");

    public override string WayOut => "make the key as an EncryptionKey, or remove bypass_policy_lockout_safety_check and is_enabled: "
        + "a policy that nobody may change makes a key, and what it has encrypted, unmanageable but for AWS Support.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from key in stack.All("aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key")
        from finding in CheckKey(key)
        select finding;

    private IEnumerable<Finding> CheckKey(ResourceBlock key)
    {
        var on = key.Type is "aws_kms_external_key" or "aws_kms_replica_external_key" ? "enabled" : "is_enabled";
        return
        [
            .. Require(
                key["bypass_policy_lockout_safety_check"].Is(value => !value.IsPresent || value.Boolean == false), key,
                "skips KMS's check that somebody may still change its policy", "bypass_policy_lockout_safety_check",
                key["bypass_policy_lockout_safety_check"], "false"),
            .. Require(
                key[on].Is(value => !value.IsPresent || value.Boolean == true), key, "is switched off", on, key[on], "true"),
        ];
    }
}
