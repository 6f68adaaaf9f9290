namespace Tap.Guardrails;

/// <summary>Nobody unknown uses a queue.</summary>
internal sealed class QueuePolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-SQS-3";

    public override string Title => "Queue policies let nobody unknown in";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("SQS.3")];

    public override IReadOnlyList<string> Types => ["aws_sqs_queue", "aws_sqs_queue_policy"];
}
