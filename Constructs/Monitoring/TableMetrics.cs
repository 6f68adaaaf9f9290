using Tap.Storage;

namespace Tap.Monitoring;

/// <summary>Thresholds for a table; <see langword="null"/> means no alarm.</summary>
public sealed record TableThresholds
{
    /// <summary>Throttled reads; a warning. <value>Default: any in 300 s.</value></summary>
    public Threshold? ReadThrottleEvents { get; init; } = new() { Value = 0 };

    /// <summary>Throttled writes; a warning. <value>Default: any in 300 s.</value></summary>
    public Threshold? WriteThrottleEvents { get; init; } = new() { Value = 0 };
}

/// <summary>The alarms of a table; <see langword="null"/> without a threshold.</summary>
/// <param name="ReadThrottles">Reads are throttled.</param>
/// <param name="WriteThrottles">Writes are throttled.</param>
public sealed record TableAlarms(Alarm? ReadThrottles, Alarm? WriteThrottles);

/// <summary>
/// The metrics of a DynamoDB table (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html"/>)
/// that DynamoDB reports with the table as the only dimension. <c>SystemErrors</c> and <c>ThrottledRequests</c> have data only by
/// operation, <c>UserErrors</c> only by account.
/// </summary>
/// <param name="Id">The table's id in names of alarms: <c>sessions</c>.</param>
/// <param name="TableName">The table's full name.</param>
public sealed record TableMetrics(string Id, string TableName) : IWatchable<TableAlarms>
{
    private const string ReadThrottlesAlarm = "read-throttles";
    private const string WriteThrottlesAlarm = "write-throttles";

    /// <summary>The thresholds. <value>Default: all defaults.</value></summary>
    public TableThresholds Thresholds { get; init; } = new();

    /// <summary>Throttled reads.</summary>
    public Metric ReadThrottleEvents => Of("ReadThrottleEvents");

    /// <summary>Throttled writes.</summary>
    public Metric WriteThrottleEvents => Of("WriteThrottleEvents");

    /// <summary>Consumed read capacity units.</summary>
    public Metric ConsumedReadCapacityUnits => Of("ConsumedReadCapacityUnits");

    /// <summary>Consumed write capacity units.</summary>
    public Metric ConsumedWriteCapacityUnits => Of("ConsumedWriteCapacityUnits");

    /// <inheritdoc/>
    public IReadOnlyList<AlarmDefinition> Alarms =>
    [
        new()
        {
            Id = ReadThrottlesAlarm, Metric = ReadThrottleEvents, Threshold = Thresholds.ReadThrottleEvents,
            Severity = AlarmSeverity.Warning,
            Advice = $"Reads of {TableName} are throttled. Look for a hot partition key; raise the table's read capacity or its limit, "
                + "or make it on-demand.",
        },
        new()
        {
            Id = WriteThrottlesAlarm, Metric = WriteThrottleEvents, Threshold = Thresholds.WriteThrottleEvents,
            Severity = AlarmSeverity.Warning,
            Advice = $"Writes to {TableName} are throttled. Look for a hot partition key; raise the table's write capacity or its limit, "
                + "or make it on-demand.",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: consumed capacity (units)", (ConsumedReadCapacityUnits, Statistic.Sum), (ConsumedWriteCapacityUnits, Statistic.Sum)),
        new($"{Id}: throttles", (ReadThrottleEvents, Statistic.Sum), (WriteThrottleEvents, Statistic.Sum)),
    ];

    /// <inheritdoc/>
    public TableAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) =>
        new(alarms.GetValueOrDefault(ReadThrottlesAlarm), alarms.GetValueOrDefault(WriteThrottlesAlarm));

    private Metric Of(string name) => new("AWS/DynamoDB", name, new Dictionary<string, string> { ["TableName"] = TableName });
}

/// <summary>Watches tables; the construct itself does not depend on monitoring.</summary>
public static class TableMonitoring
{
    extension(KeyValueTable table)
    {
        /// <summary>Returns the table's metrics, under its construct id.</summary>
        public TableMetrics Metrics => new(table.ConstructId, table.Name);
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>Watches a table under its construct id.</summary>
        /// <param name="table">The table.</param>
        /// <param name="thresholds">The thresholds. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public TableAlarms Watch(KeyValueTable table, TableThresholds? thresholds = null) =>
            monitoring.Watch(table.Metrics with { Thresholds = thresholds ?? new() });
    }
}
