using Tap.Storage;

namespace Tap.Monitoring;

/// <summary>What is too much for a queue; <see langword="null"/> means no alarm.</summary>
public sealed record QueueThresholds
{
    /// <summary>Age of the oldest message in seconds; a warning. <value>Default: more than 15 minutes in 300 s.</value></summary>
    public Threshold? OldestMessageAge { get; init; } = new() { Value = 900, Statistic = Statistic.Maximum };

    /// <summary>Messages waiting; a warning. <value>Default: 1,000 or more in 300 s.</value></summary>
    public Threshold? VisibleMessages { get; init; } = new()
    {
        Value = 1_000,
        Comparison = Comparison.GreaterThanOrEqualTo,
        Statistic = Statistic.Maximum,
    };

    /// <summary>
    /// What is too much for the dead-letter queue, where the queue has one of its own. <value>Default: all defaults.</value>
    /// </summary>
    public DeadLetterQueueThresholds DeadLetters { get; init; } = new();
}

/// <summary>The alarms of a queue; <see langword="null"/> where there is no threshold.</summary>
/// <param name="OldestMessage">Messages wait too long.</param>
/// <param name="Messages">Too many messages wait.</param>
/// <param name="DeadLetters">Messages wait in the dead-letter queue; also null where it is not the queue's own.</param>
public sealed record QueueAlarms(Alarm? OldestMessage, Alarm? Messages, Alarm? DeadLetters);

/// <summary>
/// The metrics of an SQS queue
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"/>).
/// </summary>
/// <param name="Id">What it is called in names of alarms: <c>jobs</c>.</param>
/// <param name="QueueName">The queue's whole name.</param>
public sealed record QueueMetrics(string Id, string QueueName) : IWatchable<QueueAlarms>
{
    private const string OldestMessageAlarm = "oldest-message";
    private const string MessagesAlarm = "messages";

    /// <summary>
    /// The whole name of the queue's own dead-letter queue. <value>Default: <see langword="null"/>, it has none, or shares one that is
    /// watched by itself.</value>
    /// </summary>
    public string? DeadLetterQueueName { get; init; }

    /// <summary>What is too much. <value>Default: all defaults.</value></summary>
    public QueueThresholds Thresholds { get; init; } = new();

    /// <summary>Age of the oldest message, in seconds.</summary>
    public Metric ApproximateAgeOfOldestMessage => Of("ApproximateAgeOfOldestMessage");

    /// <summary>Messages waiting to be received.</summary>
    public Metric ApproximateNumberOfMessagesVisible => Of("ApproximateNumberOfMessagesVisible");

    /// <summary>Messages received and neither deleted nor visible again.</summary>
    public Metric ApproximateNumberOfMessagesNotVisible => Of("ApproximateNumberOfMessagesNotVisible");

    /// <inheritdoc/>
    public IReadOnlyList<AlarmDefinition> Alarms =>
    [
        new()
        {
            Id = OldestMessageAlarm, Metric = ApproximateAgeOfOldestMessage, Threshold = Thresholds.OldestMessageAge,
            Severity = AlarmSeverity.Warning,
            Advice = $"Messages wait too long in {QueueName}. Look whether its consumer fails, is throttled or is too slow; they are lost "
                + "when they expire.",
        },
        new()
        {
            Id = MessagesAlarm, Metric = ApproximateNumberOfMessagesVisible, Threshold = Thresholds.VisibleMessages,
            Severity = AlarmSeverity.Warning,
            Advice = $"More messages come into {QueueName} than are handled. Look whether its consumer fails; raise its concurrency or the "
                + "size of its batches.",
        },
        .. DeadLetters is { } queue ? queue.Alarms.Select(alarm => alarm with { Id = DeadLetterId(alarm.Id) }) : [],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricWidget> Widgets =>
    [
        new(
            $"{Id}: messages", (ApproximateNumberOfMessagesVisible, Statistic.Maximum),
            (ApproximateNumberOfMessagesNotVisible, Statistic.Maximum)),
        new($"{Id}: age of the oldest message (s)", (ApproximateAgeOfOldestMessage, Statistic.Maximum)),
        .. DeadLetters?.Widgets.Take(1) ?? [],
    ];

    private DeadLetterQueueMetrics? DeadLetters => DeadLetterQueueName is { } name
        ? new DeadLetterQueueMetrics($"{Id}-dlq", name) { Thresholds = Thresholds.DeadLetters }
        : null;

    /// <inheritdoc/>
    public QueueAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) => new(
        alarms.GetValueOrDefault(OldestMessageAlarm), alarms.GetValueOrDefault(MessagesAlarm),
        alarms.GetValueOrDefault(DeadLetterId(MessagesAlarm)));

    private static string DeadLetterId(string id) => $"dead-letter-{id}";

    private Metric Of(string name) => new("AWS/SQS", name, new Dictionary<string, string> { ["QueueName"] = QueueName });
}

/// <summary>Watches queues. The construct itself knows nothing of monitoring.</summary>
public static class QueueMonitoring
{
    extension(Queue queue)
    {
        /// <summary>The metrics of the queue and of its own dead-letter queue, under its construct id.</summary>
        public QueueMetrics Metrics => new(queue.ConstructId, queue.Name)
        {
            DeadLetterQueueName = queue.OwnsDeadLetterQueue ? queue.DeadLetterQueue.Name : null,
        };
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>
        /// Watches a queue under its construct id, and with it the dead-letter queue that it has of its own; one that was given to it is
        /// watched by itself.
        /// </summary>
        /// <param name="queue">The queue.</param>
        /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public QueueAlarms Watch(Queue queue, QueueThresholds? thresholds = null) =>
            monitoring.Watch(queue.Metrics with { Thresholds = thresholds ?? new() });
    }
}
