using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;
using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>Settings of a <see cref="DeadLetterQueue"/>.</summary>
public sealed record DeadLetterQueueProps : IConstructProps
{
    /// <summary>The queue's name within the naming convention. <value>Default: the stack's name and the construct's id.</value></summary>
    public string? Name { get; init; }

    /// <summary>
    /// How long a message is kept, in whole seconds, 1 minute to 14 days. Less than 14 days break the guardrail <c>TAP-SQS-4</c>.
    /// <value>Default: 14 days, the maximum of SQS.</value>
    /// </summary>
    public TimeSpan Retention
    {
        get;
        init => field = Guard.WholeSeconds(value, 60, 1_209_600, "The retention of a dead-letter queue");
    } = TimeSpan.FromDays(14);

    /// <summary>Whether it is a FIFO queue, as the dead-letter queue of a FIFO queue must be. <value>Default: false.</value></summary>
    public bool Fifo { get; init; }

    /// <summary>The KMS key that encrypts messages. <value>Default: none, SQS's own keys (SSE-SQS).</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>
    /// What happens to the queue when a plan would delete or replace it. <see cref="Tap.Removal.Retain"/> is refused, because SQS keeps
    /// nothing of a deleted queue. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a dead-letter queue") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => FullName(deployment, id)),
        SecureQueue.Problem(Removal),
    ];

    internal string FullName(Deployment deployment, string id) => SecureQueue.Name(deployment, deployment.NameOf(id, Name), Fifo);
}

/// <summary>
/// A queue for events that a function could not process after its retries
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"/>). It is encrypted and denies requests
/// without TLS (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html"/>).
/// </summary>
public sealed class DeadLetterQueue : TapConstruct
{
    private readonly IEncryptionKey? key;

    /// <summary>Creates the queue and its policy.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The queue's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">SQS would reject the name.</exception>
    public DeadLetterQueue(Construct scope, string id, DeadLetterQueueProps? props = null)
        : base(scope, id, props ??= new())
    {
        key = props.EncryptionKey;
        IsFifo = props.Fifo;
        Retention = props.Retention;
        (Queue, Policy) = this.CreateQueue(key, props.Removal, new SqsQueueConfig
        {
            Name = props.FullName(Deployment, id),
            FifoQueue = props.Fifo ? true : null,
            MessageRetentionSeconds = Retention.TotalSeconds,
        });
        Arn = Queue.Arn;
        Url = Queue.Url;
        Name = Queue.Name;
    }

    /// <summary>The queue itself.</summary>
    public SqsQueue Queue { get; }

    /// <summary>The queue's policy, which refuses requests without TLS.</summary>
    public SqsQueuePolicy Policy { get; }

    /// <summary>The queue's ARN.</summary>
    public string Arn { get; }

    /// <summary>The queue's URL.</summary>
    public string Url { get; }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>Whether it is a FIFO queue.</summary>
    public bool IsFifo { get; }

    /// <summary>How long the queue keeps a message.</summary>
    public TimeSpan Retention { get; }

    /// <summary>
    /// Allows a grantee to send messages, <c>sqs:SendMessage</c>, and to use the queue's key when it has one. Lambda rejects a function
    /// whose role cannot send to its dead-letter queue.
    /// </summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    public void GrantSend(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = ["sqs:SendMessage"], Arns = [Arn], EncryptionKey = key }.To(grantee);
}
