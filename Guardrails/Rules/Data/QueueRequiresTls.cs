namespace Tap.Guardrails;

/// <summary>Every queue's policy denies requests without TLS.</summary>
internal sealed class QueueRequiresTls : TlsRule
{
    public override string Id => "TAP-SQS-2";

    public override string Title => "Queues refuse requests without TLS";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html");

    public override string WayOut =>
        "make it a Queue or a DeadLetterQueue, or let its one policy deny sqs:* to * where aws:SecureTransport is false.";

    protected override string OwnerType => "aws_sqs_queue";

    protected override string SettingType => "aws_sqs_queue_policy";

    protected override string OwnerArgument => "queue_url";

    protected override TlsDenial Denial { get; } = new("sqs");

    protected override string Missing => "has no policy that denies everything without TLS";
}
