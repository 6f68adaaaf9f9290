namespace Tap.Guardrails;

/// <summary>Every queue is encrypted.</summary>
internal sealed class QueueIsEncrypted : Rule
{
    public override string Id => "TAP-SQS-1";

    public override string Title => "Queues are encrypted";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("SQS.1"), Control.ControlTower("CT.SQS.PR.2")];

    public override string Exemptions => "SQS's own keys, sqs_managed_sse_enabled, are encryption as well.";

    public override string WayOut => "make it a Queue or a DeadLetterQueue, or set sqs_managed_sse_enabled or kms_master_key_id.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from queue in stack.All("aws_sqs_queue")
        let key = queue["kms_master_key_id"]
        let managed = queue["sqs_managed_sse_enabled"]
        from finding in Require(
            EncryptionKeys.IsGiven(key).Or(managed.Is(true)), queue,
            managed.IsPresent ? "is not encrypted" : "says nothing of encryption", "its encryption",
            managed.IsPresent && key.Kind != ValueKind.Unknown ? managed : key,
            "sqs_managed_sse_enabled = true, or a kms_master_key_id")
        select finding;
}
