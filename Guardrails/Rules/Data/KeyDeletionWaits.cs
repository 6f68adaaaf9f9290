namespace Tap.Guardrails;

/// <summary>A key whose deletion is scheduled can be kept for long enough that somebody notices.</summary>
internal sealed class KeyDeletionWaits : Rule
{
    private const int Shortest = 14;

    public override string Id => "TAP-KMS-5";

    public override string Title => "Deleted keys wait";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("KMS.3")];

    public override string Exemptions => "AWS's default, 30 days, need not be written.";

    public override string WayOut => "make the key as an EncryptionKey, or set deletion_window_in_days to 14 to 30, or not at all: "
        + "what a key has encrypted is lost with it, and AWS's minimum of 7 days is shorter than a holiday.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from key in stack.All("aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key")
        let window = key["deletion_window_in_days"]
        from finding in Require(
            window.Is(value => !value.IsPresent || value.Number >= Shortest), key, "is deleted within two weeks", "deletion_window_in_days",
            window, "14 to 30")
        select finding;
}
