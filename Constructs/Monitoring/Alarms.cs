using Tap.Api;
using Tap.Compute;
using Tap.Core;
using Tap.Storage;

namespace Tap.Monitoring;

/// <summary>Settings of <see cref="Alarms"/>.</summary>
public sealed record AlarmsProps
{
    /// <summary>The topic that all alarms notify.</summary>
    public required AlarmTopic Topic { get; init; }
}

/// <summary>
/// The alarms of a stack: each <c>Watch</c> makes the alarms that one function, table, queue or API needs, named
/// <c>…-cloudwatch-{stack}-{id}-{metric}-…</c>, and a <see cref="Dashboard"/> shows what is watched.
/// </summary>
public sealed class Alarms : TapConstruct
{
    private readonly AlarmTopic topic;
    private readonly List<WatchedMetrics> watched = [];
    private readonly List<Alarm> all = [];
    private readonly List<Action> observers = [];

    /// <summary>Creates no alarm yet.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">Whom the alarms notify.</param>
    public Alarms(Construct scope, string id, AlarmsProps props)
        : base(scope, id) => topic = props.Topic;

    /// <summary>All alarms made so far.</summary>
    public IReadOnlyList<Alarm> All => all;

    /// <summary>What is watched so far.</summary>
    public IReadOnlyList<WatchedMetrics> Watched => watched;

    /// <inheritdoc cref="Watch(FunctionMetrics, FunctionThresholds)"/>
    /// <param name="function">The function, watched under its construct id.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    public IReadOnlyList<Alarm> Watch(NodeFunction function, FunctionThresholds? thresholds = null) => Watch(function.Metrics, thresholds);

    /// <inheritdoc cref="Watch(TableMetrics, TableThresholds)"/>
    /// <param name="table">The table, watched under its construct id.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    public IReadOnlyList<Alarm> Watch(KeyValueTable table, TableThresholds? thresholds = null) => Watch(table.Metrics, thresholds);

    /// <inheritdoc cref="Watch(QueueMetrics, QueueThresholds)"/>
    /// <param name="queue">The queue, watched under its construct id.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    public IReadOnlyList<Alarm> Watch(DeadLetterQueue queue, QueueThresholds? thresholds = null) => Watch(queue.Metrics, thresholds);

    /// <inheritdoc cref="Watch(RestApiMetrics, RestApiThresholds)"/>
    /// <param name="api">The API, watched under its construct id.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    public IReadOnlyList<Alarm> Watch(RestService api, RestApiThresholds? thresholds = null) => Watch(api.Metrics, thresholds);

    /// <summary>Watches a function.</summary>
    /// <param name="function">The function's metrics.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    /// <returns>The alarms that have a threshold, of these in this order: <c>errors</c>, <c>throttles</c>, <c>near-timeout</c>,
    /// <c>duration</c>, <c>dead-letter-errors</c>, which only a function with a dead-letter queue has.</returns>
    /// <exception cref="NameException">CloudWatch would refuse an alarm's name.</exception>
    /// <exception cref="InputException">Something else is watched under this id, or the periods of a threshold span more than a
    /// day.</exception>
    public IReadOnlyList<Alarm> Watch(FunctionMetrics function, FunctionThresholds? thresholds = null)
    {
        thresholds ??= new();
        var name = function.FunctionName;
        var nearTimeout = thresholds.DurationPercentOfTimeout is { } percent
            ? percent with { Value = function.Timeout * 10 * percent.Value }
            : null;
        return Watch(function,
            new("errors", function.Errors, thresholds.Errors,
                $"{name} fails. Read the errors in its log group {Deployment.Names.LogGroup(name)} and its traces in X-Ray; "
                + "was it deployed lately?"),
            new("throttles", function.Throttles, thresholds.Throttles,
                $"{name} is refused concurrency. Compare its concurrent executions with its reserved concurrency and the account's limit; "
                + "raise either."),
            new("near-timeout", function.Duration, nearTimeout,
                $"{name} runs close to its timeout of {function.Timeout} s. Find the slow call in X-Ray; give it more memory, "
                + "or a longer timeout."),
            new("duration", function.Duration, thresholds.Duration,
                $"{name} takes longer than it should. Find the slow call in X-Ray; give it more memory."),
            new("dead-letter-errors", function.DeadLetterErrors, function.HasDeadLetterQueue ? thresholds.DeadLetterErrors : null,
                $"Events that {name} could not handle were lost: Lambda could not put them into its dead-letter queue. "
                + "Compare its role and the queue's key and policy with what Lambda needs, and the size of the events with what the queue "
                + "takes; find the events by the errors in the function's log."));
    }

    /// <summary>Watches a table.</summary>
    /// <param name="table">The table's metrics.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    /// <returns>The alarms that have a threshold, of these in this order: <c>read-throttles</c>, <c>write-throttles</c>.</returns>
    /// <inheritdoc cref="Watch(FunctionMetrics, FunctionThresholds)" path="/exception"/>
    public IReadOnlyList<Alarm> Watch(TableMetrics table, TableThresholds? thresholds = null)
    {
        thresholds ??= new();
        return Watch(table,
            new("read-throttles", table.ReadThrottleEvents, thresholds.ReadThrottleEvents,
                $"Reads of {table.TableName} are throttled. Look for a hot partition key; raise the table's read capacity or its limit, "
                + "or make it on-demand."),
            new("write-throttles", table.WriteThrottleEvents, thresholds.WriteThrottleEvents,
                $"Writes to {table.TableName} are throttled. Look for a hot partition key; raise the table's write capacity or its limit, "
                + "or make it on-demand."));
    }

    /// <summary>Watches a dead-letter queue.</summary>
    /// <param name="queue">The queue's metrics.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    /// <returns>The alarm <c>messages</c>, if it has a threshold.</returns>
    /// <inheritdoc cref="Watch(FunctionMetrics, FunctionThresholds)" path="/exception"/>
    public IReadOnlyList<Alarm> Watch(QueueMetrics queue, QueueThresholds? thresholds = null) =>
        Watch(queue, new AlarmKind("messages", queue.ApproximateNumberOfMessagesVisible, (thresholds ?? new()).VisibleMessages,
            $"Events that could not be handled lie in {queue.QueueName}. Read their errors, mend the cause, "
            + "send the events again, before they expire."));

    /// <summary>Watches a stage of a REST API.</summary>
    /// <param name="api">The API's metrics.</param>
    /// <param name="thresholds">What is too much. <value>Default: all defaults.</value></param>
    /// <returns>The alarms that have a threshold, of these in this order: <c>4xx</c>, <c>5xx</c>.</returns>
    /// <inheritdoc cref="Watch(FunctionMetrics, FunctionThresholds)" path="/exception"/>
    public IReadOnlyList<Alarm> Watch(RestApiMetrics api, RestApiThresholds? thresholds = null)
    {
        thresholds ??= new();
        return Watch(api,
            new("4xx", api.ClientErrors, thresholds.ClientErrors,
                $"{api.ApiName} refuses many requests. See in the stage's access logs who sends what, and with which status."),
            new("5xx", api.ServerErrors, thresholds.ServerErrors,
                $"{api.ApiName} fails. See in the stage's access logs which routes, then in the logs of their functions why."));
    }

    /// <summary>Watches a metric of the stack's own, such as one that its functions report.</summary>
    /// <param name="id">What the alarm is called, unique in the stack: <c>audit-failures</c>.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="threshold">What is too much.</param>
    /// <param name="advice">What it means and what to do when it rings.</param>
    /// <returns>The alarm.</returns>
    /// <exception cref="NameException">CloudWatch would refuse the alarm's name.</exception>
    /// <exception cref="InputException">The periods of the threshold span more than a day.</exception>
    public Alarm Watch(string id, Metric metric, Threshold threshold, string advice)
    {
        var alarm = Make(id, metric, threshold, advice);
        all.Add(alarm);
        observers.ForEach(observer => observer());
        return alarm;
    }

    /// <summary>Calls back now, and again whenever something more is watched.</summary>
    /// <param name="observer">What to call.</param>
    internal void OnWatched(Action observer)
    {
        observers.Add(observer);
        observer();
    }

    private List<Alarm> Watch(WatchedMetrics metrics, params IReadOnlyList<AlarmKind> kinds)
    {
        if (watched.Any(other => other.Id == metrics.Id))
            throw new InputException(
                $"The {Deployment.Stack} stack watches something as '{metrics.Id}' already: give this {metrics.GetType().Name} an id of "
                + "its own.");
        var made = kinds.Where(kind => kind.Threshold is not null)
            .Select(kind => Make($"{metrics.Id}-{kind.Id}", kind.Metric, kind.Threshold!, kind.Advice))
            .ToList();
        watched.Add(metrics);
        all.AddRange(made);
        observers.ForEach(observer => observer());
        return made;
    }

    private Alarm Make(string id, Metric metric, Threshold threshold, string advice) => new(this, id, new AlarmProps
    {
        Name = id,
        Description = $"{advice} ({metric.Name}: {threshold})",
        Metric = metric,
        Threshold = threshold,
        Topic = topic,
    });

    private sealed record AlarmKind(string Id, Metric Metric, Threshold? Threshold, string Advice);
}
