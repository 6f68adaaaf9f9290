using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;
using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>
/// An SQS queue with its dead-letter queue. Both are encrypted and refuse requests without TLS
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"/>).
/// </summary>
public sealed class Queue : TapConstruct
{
    private readonly IEncryptionKey? key;
    private readonly TimeSpan? givenVisibilityTimeout;

    /// <summary>Creates the queue, its policy and, unless one is given, its dead-letter queue.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The queue's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">SQS would refuse a name, or the dead-letter queue does not fit; the message lists all that is
    /// wrong.</exception>
    public Queue(Construct scope, string id, QueueProps? props = null)
        : base(scope, id, props ??= new())
    {
        key = props.EncryptionKey;
        givenVisibilityTimeout = props.VisibilityTimeout;
        VisibilityTimeout = props.VisibilityTimeout ?? TimeSpan.FromSeconds(30);
        IsFifo = props.Fifo;
        OwnsDeadLetterQueue = props.DeadLetterQueue is null;
        DeadLetterQueue = props.DeadLetterQueue ?? new DeadLetterQueue(this, "dlq", props.OwnDeadLetterQueue(Deployment, id));
        (SqsQueue, Policy) = this.CreateQueue(key, props.Removal, new SqsQueueConfig
        {
            Name = props.FullName(Deployment, id),
            FifoQueue = props.Fifo ? true : null,
            ContentBasedDeduplication = props.ContentBasedDeduplication ? true : null,
            MessageRetentionSeconds = props.Retention.TotalSeconds,
            VisibilityTimeoutSeconds = VisibilityTimeout.TotalSeconds,
            RedrivePolicy = new JsonObject
            {
                ["deadLetterTargetArn"] = DeadLetterQueue.Arn,
                ["maxReceiveCount"] = props.MaximumReceives,
            }.ToJsonString(),
        });
        Arn = SqsQueue.Arn;
        Url = SqsQueue.Url;
        Name = SqsQueue.Name;
    }

    /// <summary>The queue itself.</summary>
    public SqsQueue SqsQueue { get; }

    /// <summary>Where messages go that could not be handled.</summary>
    public DeadLetterQueue DeadLetterQueue { get; }

    /// <summary>Whether <see cref="DeadLetterQueue"/> was made for this queue alone.</summary>
    public bool OwnsDeadLetterQueue { get; }

    /// <summary>The queue's policy, which refuses requests without TLS.</summary>
    public SqsQueuePolicy Policy { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>Its URL.</summary>
    public string Url { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it is a FIFO queue.</summary>
    public bool IsFifo { get; }

    /// <summary>How long a message that was received stays hidden from others.</summary>
    public TimeSpan VisibilityTimeout { get; private set; }

    /// <summary>Allows a grantee to send to it, <c>sqs:SendMessage</c>, and to use its key where it has one.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    public void GrantSend(IGrantee grantee) => Grant(grantee, "sqs:SendMessage");

    /// <summary>
    /// Allows a grantee to receive and delete its messages, and to use its key where it has one: <c>sqs:ReceiveMessage</c>,
    /// <c>sqs:DeleteMessage</c>, <c>sqs:ChangeMessageVisibility</c> and <c>sqs:GetQueueAttributes</c>.
    /// </summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    public void GrantConsume(IGrantee grantee) =>
        Grant(grantee, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes");

    /// <summary>
    /// Hides received messages for so long at least, as what consumes them needs; a queue that hides them longer stays as it is.
    /// </summary>
    /// <param name="needed">How long, in whole seconds, up to 12 hours.</param>
    /// <exception cref="InputException">The queue was given a shorter visibility timeout, or the duration is out of range.</exception>
    public void RequireVisibilityTimeout(TimeSpan needed)
    {
        if (VisibilityProblem(Guard.WholeSeconds(needed, 0, 43_200, "The visibility timeout that a consumer needs")) is { } problem)
            throw new InputException($"Queue '{ConstructPath}' does not fit its consumer: {problem}.");
        if (needed <= VisibilityTimeout)
            return;

        VisibilityTimeout = needed;
        SqsQueue.VisibilityTimeoutSeconds = needed.TotalSeconds;
    }

    /// <summary>Why received messages cannot be hidden for so long; null where they can.</summary>
    internal string? VisibilityProblem(TimeSpan needed) => givenVisibilityTimeout < needed
        ? $"its visibility timeout is {givenVisibilityTimeout.Value.TotalSeconds} s, but must be {needed.TotalSeconds} s or more, "
            + "or messages come again while they are handled: raise it, or leave it out"
        : null;

    private void Grant(IGrantee grantee, params IReadOnlyList<string> actions) =>
        new Grant { Resource = ConstructId, Actions = actions, Arns = [Arn], EncryptionKey = key }.To(grantee);
}
