namespace Tap.Guardrails;

/// <summary>Every queue's policy denies requests without TLS.</summary>
internal sealed class QueueRequiresTls : LegacyRule
{
    public override string Id => "TAP-SQS-2";

    public override string Title => "Queues refuse requests without TLS";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html");

    public override string WayOut =>
        "make it a Queue or a DeadLetterQueue, or give it a policy that denies sqs:* to * where aws:SecureTransport is false.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_sqs_queue")
        .Where(queue => !PolicyJson.DeniesWithoutTls(queue.Text("policy"), "sqs:*")
            && !stack.All("aws_sqs_queue_policy").Any(
                policy => queue.IsReferredToBy(policy.Text("queue_url")) && PolicyJson.DeniesWithoutTls(policy.Text("policy"), "sqs:*")))
        .Select(queue => On(queue, "has no policy that denies everything without TLS"));
}
