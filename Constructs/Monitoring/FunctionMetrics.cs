using Tap.Compute;

namespace Tap.Monitoring;

/// <summary>What is too much for a function; <see langword="null"/> means no alarm.</summary>
public sealed record FunctionThresholds
{
    /// <summary>Invocations that ended in an error; critical. <value>Default: a sum of 5 or more in 300 s.</value></summary>
    public Threshold? Errors { get; init; } = new() { Value = 5, Comparison = Comparison.GreaterThanOrEqualTo };

    /// <summary>Invocations refused for lack of concurrency; a warning. <value>Default: any in 300 s.</value></summary>
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

    /// <summary>Duration in milliseconds, for a limit tighter than the timeout; a warning. <value>Default: none.</value></summary>
    public Threshold? Duration { get; init; }

    /// <summary>
    /// Events that did not reach the function's dead-letter queue, where it has one; critical. <value>Default: any in 300 s.</value>
    /// </summary>
    public Threshold? DeadLetterErrors { get; init; } = new() { Value = 0 };
}

/// <summary>The alarms of a function; <see langword="null"/> where there is no threshold.</summary>
/// <param name="Errors">Invocations end in errors.</param>
/// <param name="Throttles">Invocations are refused concurrency.</param>
/// <param name="NearTimeout">Invocations run close to the timeout.</param>
/// <param name="Duration">Invocations take longer than they should.</param>
/// <param name="DeadLetterErrors">Events are lost on their way to the dead-letter queue; also null without such a queue.</param>
public sealed record FunctionAlarms(Alarm? Errors, Alarm? Throttles, Alarm? NearTimeout, Alarm? Duration, Alarm? DeadLetterErrors);

/// <summary>
/// The metrics of a Lambda function (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"/>).
/// </summary>
/// <param name="Id">What it is called in names of alarms: <c>get-handler</c>.</param>
/// <param name="FunctionName">The function's whole name.</param>
/// <param name="Timeout">The function's timeout.</param>
public sealed record FunctionMetrics(string Id, string FunctionName, TimeSpan Timeout) : IWatchable<FunctionAlarms>
{
    private const string ErrorsAlarm = "errors";
    private const string ThrottlesAlarm = "throttles";
    private const string NearTimeoutAlarm = "near-timeout";
    private const string DurationAlarm = "duration";
    private const string DeadLetterErrorsAlarm = "dead-letter-errors";

    /// <summary>Whether events that fail for good go to a dead-letter queue. <value>Default: false.</value></summary>
    public bool HasDeadLetterQueue { get; init; }

    /// <summary>What is too much. <value>Default: all defaults.</value></summary>
    public FunctionThresholds Thresholds { get; init; } = new();

    /// <summary>Invocations that ran.</summary>
    public Metric Invocations => Of("Invocations");

    /// <summary>Invocations that ended in an error.</summary>
    public Metric Errors => Of("Errors");

    /// <summary>Invocations refused for lack of concurrency.</summary>
    public Metric Throttles => Of("Throttles");

    /// <summary>How long invocations ran, in milliseconds.</summary>
    public Metric Duration => Of("Duration");

    /// <summary>Events that Lambda could not put into the function's dead-letter queue: they are lost.</summary>
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

/// <summary>Watches functions. The construct itself knows nothing of monitoring.</summary>
public static class FunctionMonitoring
{
    extension(NodeFunction function)
    {
        /// <summary>The function's metrics, under its construct id.</summary>
        public FunctionMetrics Metrics => new(function.ConstructId, function.Name, function.Timeout)
        {
            HasDeadLetterQueue = function.DeadLetterQueue is not null,
        };
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>Watches a function under its construct id.</summary>
        /// <param name="function">The function.</param>
        /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public FunctionAlarms Watch(NodeFunction function, FunctionThresholds? thresholds = null) =>
            monitoring.Watch(function.Metrics with { Thresholds = thresholds ?? new() });
    }
}
