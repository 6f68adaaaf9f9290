using Tap.Storage;

namespace Tap.Monitoring;

/// <summary>Thresholds for a dead-letter queue; <see langword="null"/> means no alarm.</summary>
public sealed record DeadLetterQueueThresholds
{
    /// <summary>
    /// Messages in the queue; critical, because nothing processes them automatically. <value>Default: any in 300 s, by the maximum, because
    /// a sum would count a message once for every sample.</value>
    /// </summary>
    public Threshold? VisibleMessages { get; init; } = new() { Value = 0, Statistic = Statistic.Maximum };
}

/// <summary>The alarms of a dead-letter queue; <see langword="null"/> without a threshold.</summary>
/// <param name="Messages">Messages are in the queue.</param>
public sealed record DeadLetterQueueAlarms(Alarm? Messages);

/// <summary>
/// The metrics of an SQS dead-letter queue
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"/>).
/// </summary>
/// <param name="Id">The queue's id in names of alarms: <c>dlq</c>.</param>
/// <param name="QueueName">The queue's full name.</param>
public sealed record DeadLetterQueueMetrics(string Id, string QueueName) : IWatchable<DeadLetterQueueAlarms>
{
    private const string MessagesAlarm = "messages";

    /// <summary>The thresholds. <value>Default: all defaults.</value></summary>
    public DeadLetterQueueThresholds Thresholds { get; init; } = new();

    /// <summary>Messages waiting to be received.</summary>
    public Metric ApproximateNumberOfMessagesVisible => Of("ApproximateNumberOfMessagesVisible");

    /// <summary>The age of the oldest message, in seconds.</summary>
    public Metric ApproximateAgeOfOldestMessage => Of("ApproximateAgeOfOldestMessage");

    /// <inheritdoc/>
    public IReadOnlyList<AlarmDefinition> Alarms =>
    [
        new()
        {
            Id = MessagesAlarm, Metric = ApproximateNumberOfMessagesVisible, Threshold = Thresholds.VisibleMessages,
            Advice = $"Events that could not be handled lie in {QueueName}. Read their errors, mend the cause, send the events again, "
                + "before they expire.",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: messages", (ApproximateNumberOfMessagesVisible, Statistic.Maximum)),
        new($"{Id}: age of the oldest message (s)", (ApproximateAgeOfOldestMessage, Statistic.Maximum)),
    ];

    /// <inheritdoc/>
    public DeadLetterQueueAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) => new(alarms.GetValueOrDefault(MessagesAlarm));

    private Metric Of(string name) => new("AWS/SQS", name, new Dictionary<string, string> { ["QueueName"] = QueueName });
}

/// <summary>Watches dead-letter queues; the construct itself does not depend on monitoring.</summary>
public static class DeadLetterQueueMonitoring
{
    extension(DeadLetterQueue queue)
    {
        /// <summary>Returns the queue's metrics, under its construct id.</summary>
        public DeadLetterQueueMetrics Metrics => new(queue.ConstructId, queue.Name);
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>Watches a dead-letter queue under its construct id.</summary>
        /// <param name="queue">The queue.</param>
        /// <param name="thresholds">The thresholds. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public DeadLetterQueueAlarms Watch(DeadLetterQueue queue, DeadLetterQueueThresholds? thresholds = null) =>
            monitoring.Watch(queue.Metrics with { Thresholds = thresholds ?? new() });
    }
}
