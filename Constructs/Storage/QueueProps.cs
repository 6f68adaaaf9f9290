using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>Settings of a <see cref="Queue"/>.</summary>
public sealed record QueueProps : IConstructProps
{
    /// <summary>The queue's name within the naming convention. <value>Default: the stack's name and the construct's id.</value></summary>
    public string? Name { get; init; }

    /// <summary>
    /// How long a message is kept, in whole seconds, a minute to 14 days, and no longer than the dead-letter queue keeps it: the age of a
    /// message goes on there. <value>Default: 4 days, as SQS's own.</value>
    /// </summary>
    public TimeSpan Retention
    {
        get;
        init => field = Guard.WholeSeconds(value, 60, 1_209_600, "The retention of a queue");
    } = TimeSpan.FromDays(4);

    /// <summary>
    /// How long a message that was received stays hidden from others, in whole seconds, up to 12 hours. <value>Default: SQS's own 30 s, or
    /// more where a consumer needs it (<see cref="Queue.RequireVisibilityTimeout"/>).</value>
    /// </summary>
    public TimeSpan? VisibilityTimeout
    {
        get;
        init => field = value is { } timeout ? Guard.WholeSeconds(timeout, 0, 43_200, "The visibility timeout of a queue") : null;
    }

    /// <summary>
    /// How often a message is received before it goes to the dead-letter queue, 1 to 1,000. <value>Default: 5, the least that AWS advises
    /// where a function consumes it, since a throttled invocation counts, too
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"/>).</value>
    /// </summary>
    public int MaximumReceives { get; init => field = Guard.InRange(value, 1, 1_000, "The maximum receives of a queue"); } = 5;

    /// <summary>
    /// Where messages go that could not be handled. <value>Default: one of the queue's own, which is called as the queue with <c>-dlq</c>
    /// after it, under the same key.</value>
    /// </summary>
    public DeadLetterQueue? DeadLetterQueue { get; init; }

    /// <summary>
    /// Whether messages of a group are received in the order in which they were sent, each once
    /// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html"/>). <value>Default:
    /// false.</value>
    /// </summary>
    public bool Fifo { get; init; }

    /// <summary>
    /// Whether a FIFO queue takes two messages of the same body within 5 minutes for one, unless they have deduplication ids.
    /// <value>Default: false, every message must have such an id.</value>
    /// </summary>
    public bool ContentBasedDeduplication { get; init; }

    /// <summary>The KMS key that encrypts messages. <value>Default: none, SQS's own keys (SSE-SQS).</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>
    /// What becomes of the queue, and of a dead-letter queue of its own, when a plan would delete or replace it, other than
    /// <see cref="Tap.Removal.Retain"/>: SQS keeps nothing of what is deleted. <value>Default:
    /// <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a queue") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => FullName(deployment, id)),
        .. DeadLetterQueue is { } given
            ? ProblemsWith(given)
            : [InputProblems.Of(() => OwnDeadLetterQueue(deployment, id).FullName(deployment, id))],
        SecureQueue.Problem(Removal),
        ContentBasedDeduplication && !Fifo ? "it has content-based deduplication, which only a FIFO queue has: set Fifo, too" : null,
    ];

    internal string FullName(Deployment deployment, string id) => SecureQueue.Name(deployment, deployment.NameOf(id, Name), Fifo);

    internal DeadLetterQueueProps OwnDeadLetterQueue(Deployment deployment, string id) =>
        new() { Name = $"{deployment.NameOf(id, Name)}-dlq", Fifo = Fifo, EncryptionKey = EncryptionKey, Removal = Removal };

    private IEnumerable<string?> ProblemsWith(DeadLetterQueue queue) =>
    [
        queue.IsFifo == Fifo
            ? null
            : $"it is a {Kind(Fifo)} queue and its dead-letter queue '{queue.ConstructPath}' a {Kind(queue.IsFifo)} one: "
                + "SQS wants both alike",
        queue.Retention >= Retention
            ? null
            : $"it keeps messages for {Retention}, but its dead-letter queue '{queue.ConstructPath}' only for {queue.Retention} from when "
                + "they were first sent: let the dead-letter queue keep them longer",
    ];

    private static string Kind(bool fifo) => fifo ? "FIFO" : "standard";
}
