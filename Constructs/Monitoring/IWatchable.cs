namespace Tap.Monitoring;

/// <summary>
/// Something that a <see cref="MonitoringFacade"/> can watch: it knows the alarms that it needs and the graphs that show it. Tap's own are
/// <see cref="FunctionMetrics"/>, <see cref="TableMetrics"/>, <see cref="QueueMetrics"/>, <see cref="DeadLetterQueueMetrics"/> and
/// <see cref="RestApiMetrics"/>.
/// </summary>
public interface IWatchable
{
    /// <summary>What it is called in names of alarms: <c>get-handler</c>. Unique among what a facade watches.</summary>
    string Id { get; }

    /// <summary>The alarms that it needs, each with its threshold. Their ids are unique.</summary>
    IReadOnlyList<AlarmDefinition> Alarms { get; }

    /// <summary>Its row of the dashboard; empty means none.</summary>
    IReadOnlyList<MetricWidget> Widgets { get; }
}

/// <summary>Something watchable whose alarms have names in C#, so that nobody looks them up by their ids.</summary>
/// <typeparam name="TAlarms">The alarms, one property each.</typeparam>
public interface IWatchable<out TAlarms> : IWatchable
{
    /// <summary>Names the alarms that were created.</summary>
    /// <param name="alarms">The alarms by <see cref="AlarmDefinition.Id"/>; one without a threshold is missing.</param>
    /// <returns>The same alarms by name.</returns>
    TAlarms Named(IReadOnlyDictionary<string, Alarm> alarms);
}
