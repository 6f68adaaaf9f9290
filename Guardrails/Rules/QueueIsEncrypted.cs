namespace Tap.Guardrails;

/// <summary>Every queue is encrypted.</summary>
internal sealed class QueueIsEncrypted : LegacyRule
{
    public override string Id => "TAP-SQS-1";

    public override string Title => "Queues are encrypted";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html");

    public override string WayOut => "make it a Queue or a DeadLetterQueue, or set sqs_managed_sse_enabled or kms_master_key_id.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_sqs_queue")
        .Where(queue => queue.Text("kms_master_key_id") is null && queue.Text("sqs_managed_sse_enabled") != "true")
        .Select(queue => On(queue, "says nothing of encryption"));
}
