namespace Tap.Monitoring;

/// <summary>
/// A resource that a <see cref="MonitoringFacade"/> can watch: it lists its alarms and its graphs. Tap's own are
/// <see cref="FunctionMetrics"/>, <see cref="TableMetrics"/>, <see cref="QueueMetrics"/>, <see cref="DeadLetterQueueMetrics"/> and
/// <see cref="RestApiMetrics"/>.
/// </summary>
public interface IWatchable
{
    /// <summary>The id in names of alarms, such as <c>get-handler</c>; unique in a facade.</summary>
    string Id { get; }

    /// <summary>The alarms, each with its threshold and an id that is unique among them.</summary>
    IReadOnlyList<AlarmDefinition> Alarms { get; }

    /// <summary>The row of the dashboard; an empty list means none.</summary>
    IReadOnlyList<MetricWidget> Widgets { get; }
}

/// <summary>A watchable resource whose alarms are properties of a type, so that code does not look them up by their ids.</summary>
/// <typeparam name="TAlarms">The type with a property for each alarm.</typeparam>
public interface IWatchable<out TAlarms> : IWatchable
{
    /// <summary>Returns the created alarms by name.</summary>
    /// <param name="alarms">The alarms by <see cref="AlarmDefinition.Id"/>; those without a threshold are missing.</param>
    /// <returns>The same alarms by name.</returns>
    TAlarms Named(IReadOnlyDictionary<string, Alarm> alarms);
}
