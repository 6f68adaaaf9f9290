using HashiCorp.Cdktf.Providers.Aws.LambdaEventSourceMapping;
using Tap.Core;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>Settings of a <see cref="QueueConsumer"/>.</summary>
public sealed record QueueConsumerProps : IConstructProps
{
    /// <summary>The queue.</summary>
    public required Queue Queue { get; init; }

    /// <summary>
    /// The function that is invoked with batches of messages. It answers which of them failed, as <c>{"batchItemFailures":
    /// [{"itemIdentifier": "…"}]}</c>; an empty list says that all were handled.
    /// </summary>
    public required NodeFunction Function { get; init; }

    /// <summary>
    /// The most messages in a batch, 1 to 10,000; more than 10 need a <see cref="BatchingWindow"/>, and a FIFO queue has 10 at most.
    /// <value>Default: 10.</value>
    /// </summary>
    public int BatchSize { get; init => field = Guard.InRange(value, 1, 10_000, "The batch size of a queue's consumer", "messages"); } = 10;

    /// <summary>
    /// How long Lambda gathers messages for a batch, in whole seconds, up to 5 minutes; a FIFO queue has none. <value>Default: not at
    /// all.</value>
    /// </summary>
    public TimeSpan BatchingWindow
    {
        get;
        init => field = Guard.WholeSeconds(value, 0, 300, "The batching window of a queue's consumer");
    } = TimeSpan.Zero;

    /// <summary>
    /// The most invocations at a time, 2 to 1,000; no more than the function's reserved concurrency, or messages that were throttled away
    /// go to the dead-letter queue unhandled
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"/>). <value>Default: what the function
    /// has.</value>
    /// </summary>
    public int? MaximumConcurrency
    {
        get;
        init => field = value is { } limit
            ? Guard.InRange(limit, 2, 1_000, "The maximum concurrency of a queue's consumer", "invocations")
            : null;
    }

    /// <summary>
    /// The visibility timeout that AWS advises: six times the function's timeout, and the batching window
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"/>).
    /// </summary>
    internal TimeSpan VisibilityTimeout => (6 * Function.Timeout) + BatchingWindow;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        Queue.VisibilityProblem(VisibilityTimeout) is { } problem
            ? $"its function may take {Function.Timeout.TotalSeconds} s, so that of the queue '{Queue.ConstructPath}' {problem}"
            : null,
        Queue.IsFifo && BatchSize > 10 ? $"its batches have up to {BatchSize} messages, but those of a FIFO queue have 10 at most" : null,
        Queue.IsFifo && BatchingWindow > TimeSpan.Zero
            ? "it has a batching window, but Lambda gathers no messages of a FIFO queue: leave it out"
            : null,
        !Queue.IsFifo && BatchSize > 10 && BatchingWindow == TimeSpan.Zero
            ? $"its batches have up to {BatchSize} messages, but more than 10 must be gathered: give it a batching window of 1 s or more"
            : null,
        MaximumConcurrency > Function.ReservedConcurrency
            ? $"it invokes {MaximumConcurrency} at a time, but {Function.Name} has a reserved concurrency of "
                + $"{Function.ReservedConcurrency}: lower the one or raise the other"
            : null,
    ];
}

/// <summary>
/// Invokes a function with the messages of a queue, by an event source mapping
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"/>). Only the messages that the function says failed come again
/// (<c>ReportBatchItemFailures</c>), and go to the dead-letter queue when they have come too often.
/// </summary>
public sealed class QueueConsumer : TapConstruct
{
    /// <summary>Grants the messages to the function and, after that, creates the mapping: Lambda tries the permissions out.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The queue and its function.</param>
    /// <exception cref="InputException">The queue's visibility timeout is too short for the function, or Lambda would refuse the batches;
    /// the message lists all that is wrong.</exception>
    public QueueConsumer(Construct scope, string id, QueueConsumerProps props)
        : base(scope, id, props)
    {
        props.Queue.RequireVisibilityTimeout(props.VisibilityTimeout);
        props.Queue.GrantConsume(props.Function);
        Mapping = new LambdaEventSourceMapping(this, "mapping", new LambdaEventSourceMappingConfig
        {
            EventSourceArn = props.Queue.Arn,
            FunctionName = props.Function.Arn,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            BatchSize = props.BatchSize,
            MaximumBatchingWindowInSeconds = props.BatchingWindow > TimeSpan.Zero ? props.BatchingWindow.TotalSeconds : null,
            ScalingConfig = props.MaximumConcurrency is { } limit
                ? new LambdaEventSourceMappingScalingConfig { MaximumConcurrency = limit }
                : null,
        });
        props.Function.Role.OnAttached(attachments => Mapping.DependsOn = [.. attachments]);
    }

    /// <summary>The event source mapping.</summary>
    public LambdaEventSourceMapping Mapping { get; }
}
