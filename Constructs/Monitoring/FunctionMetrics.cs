using Tap.Compute;

namespace Tap.Monitoring;

/// <summary>Thresholds for a function; <see langword="null"/> means no alarm.</summary>
public sealed record FunctionThresholds
{
    /// <summary>Failed invocations; critical. <value>Default: a sum of 5 or more in 300 s.</value></summary>
    public Threshold? Errors { get; init; } = new() { Value = 5, Comparison = Comparison.GreaterThanOrEqualTo };

    /// <summary>Throttled invocations; a warning. <value>Default: any in 300 s.</value></summary>
    public Threshold? Throttles { get; init; } = new() { Value = 0 };

    /// <summary>
    /// Duration as a percentage of the function's timeout, above 0; a warning. <value>Default: a p95 of 80 % or more in 300 s.</value>
    /// </summary>
    public Threshold? DurationPercentOfTimeout { get; init; } = new()
    {
        Value = 80,
        Comparison = Comparison.GreaterThanOrEqualTo,
        Statistic = Statistic.Percentile(95),
    };

    /// <summary>Duration in milliseconds, for a limit below the timeout; a warning. <value>Default: none.</value></summary>
    public Threshold? Duration { get; init; }

    /// <summary>
    /// Events that Lambda could not send to the function's dead-letter queue; critical. <value>Default: any in 300 s.</value>
    /// </summary>
    public Threshold? DeadLetterErrors { get; init; } = new() { Value = 0 };
}

/// <summary>The alarms of a function; <see langword="null"/> without a threshold.</summary>
/// <param name="Errors">Invocations fail.</param>
/// <param name="Throttles">Invocations are throttled.</param>
/// <param name="NearTimeout">Invocations take almost as long as the timeout.</param>
/// <param name="Duration">Invocations take longer than the limit.</param>
/// <param name="DeadLetterErrors">Events are lost on their way to the dead-letter queue; null for a function without one.</param>
public sealed record FunctionAlarms(Alarm? Errors, Alarm? Throttles, Alarm? NearTimeout, Alarm? Duration, Alarm? DeadLetterErrors);

/// <summary>
/// The metrics of a Lambda function (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"/>).
/// </summary>
/// <param name="Id">The function's id in names of alarms: <c>get-handler</c>.</param>
/// <param name="FunctionName">The function's full name.</param>
/// <param name="Timeout">The function's timeout.</param>
public sealed record FunctionMetrics(string Id, string FunctionName, TimeSpan Timeout) : IWatchable<FunctionAlarms>
{
    private const string ErrorsAlarm = "errors";
    private const string ThrottlesAlarm = "throttles";
    private const string NearTimeoutAlarm = "near-timeout";
    private const string DurationAlarm = "duration";
    private const string DeadLetterErrorsAlarm = "dead-letter-errors";

    /// <summary>Whether the function has a dead-letter queue for failed events. <value>Default: false.</value></summary>
    public bool HasDeadLetterQueue { get; init; }

    /// <summary>The thresholds. <value>Default: all defaults.</value></summary>
    public FunctionThresholds Thresholds { get; init; } = new();

    /// <summary>Invocations.</summary>
    public Metric Invocations => Of("Invocations");

    /// <summary>Failed invocations.</summary>
    public Metric Errors => Of("Errors");

    /// <summary>Throttled invocations.</summary>
    public Metric Throttles => Of("Throttles");

    /// <summary>The duration of invocations, in milliseconds.</summary>
    public Metric Duration => Of("Duration");

    /// <summary>Events that Lambda could not send to the function's dead-letter queue, and which are lost.</summary>
    public Metric DeadLetterErrors => Of("DeadLetterErrors");

    /// <inheritdoc/>
    public IReadOnlyList<AlarmDefinition> Alarms =>
    [
        new()
        {
            Id = ErrorsAlarm, Metric = Errors, Threshold = Thresholds.Errors,
            Advice = $"{FunctionName} fails. Read the errors in its log group /aws/lambda/{FunctionName} and its traces in X-Ray; "
                + "was it deployed lately?",
        },
        new()
        {
            Id = ThrottlesAlarm, Metric = Throttles, Threshold = Thresholds.Throttles, Severity = AlarmSeverity.Warning,
            Advice = $"{FunctionName} is refused concurrency. Compare its concurrent executions with its reserved concurrency and the "
                + "account's limit; raise either.",
        },
        new()
        {
            Id = NearTimeoutAlarm, Metric = Duration, Threshold = NearTimeout, Severity = AlarmSeverity.Warning,
            Advice = $"{FunctionName} runs close to its timeout of {Timeout.TotalSeconds} s. Find the slow call in X-Ray; "
                + "give it more memory, or a longer timeout.",
        },
        new()
        {
            Id = DurationAlarm, Metric = Duration, Threshold = Thresholds.Duration, Severity = AlarmSeverity.Warning,
            Advice = $"{FunctionName} takes longer than it should. Find the slow call in X-Ray; give it more memory.",
        },
        new()
        {
            Id = DeadLetterErrorsAlarm, Metric = DeadLetterErrors, Threshold = HasDeadLetterQueue ? Thresholds.DeadLetterErrors : null,
            Advice = $"Events that {FunctionName} could not handle were lost: Lambda could not put them into its dead-letter queue. "
                + "Compare its role and the queue's key and policy with what Lambda needs, and the size of the events with what the queue "
                + "takes; find the events by the errors in the function's log.",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: invocations", (Invocations, Statistic.Sum)),
        HasDeadLetterQueue
            ? new($"{Id}: errors and throttles", (Errors, Statistic.Sum), (Throttles, Statistic.Sum), (DeadLetterErrors, Statistic.Sum))
            : new($"{Id}: errors and throttles", (Errors, Statistic.Sum), (Throttles, Statistic.Sum)),
        new($"{Id}: duration (ms)", (Duration, Statistic.Average), (Duration, Statistic.Percentile(95))),
    ];

    private Threshold? NearTimeout => Thresholds.DurationPercentOfTimeout is { } percent
        ? percent with { Value = Timeout.TotalMilliseconds * percent.Value / 100 }
        : null;

    /// <inheritdoc/>
    public FunctionAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) => new(
        alarms.GetValueOrDefault(ErrorsAlarm), alarms.GetValueOrDefault(ThrottlesAlarm), alarms.GetValueOrDefault(NearTimeoutAlarm),
        alarms.GetValueOrDefault(DurationAlarm), alarms.GetValueOrDefault(DeadLetterErrorsAlarm));

    private Metric Of(string name) => new("AWS/Lambda", name, new Dictionary<string, string> { ["FunctionName"] = FunctionName });
}

/// <summary>Watches functions; the construct itself does not depend on monitoring.</summary>
public static class FunctionMonitoring
{
    extension(NodeFunction function)
    {
        /// <summary>Returns the function's metrics, under its construct id.</summary>
        public FunctionMetrics Metrics => new(function.ConstructId, function.Name, function.Timeout)
        {
            HasDeadLetterQueue = function.DeadLetterQueue is not null,
        };
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>Watches a function under its construct id.</summary>
        /// <param name="function">The function.</param>
        /// <param name="thresholds">The thresholds. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public FunctionAlarms Watch(NodeFunction function, FunctionThresholds? thresholds = null) =>
            monitoring.Watch(function.Metrics with { Thresholds = thresholds ?? new() });
    }
}
