using Tap.Core;

namespace Tap.Monitoring;

/// <summary>An alarm on a watched resource; <see cref="IWatchable.Alarms"/> lists them.</summary>
public sealed record AlarmDefinition
{
    /// <summary>The alarm's id, which follows the resource's id in its name: <c>errors</c>.</summary>
    public required string Id { get; init => field = Guard.NotEmpty(value, "The id of an alarm"); }

    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The threshold; <see langword="null"/> means no alarm.</summary>
    public required Threshold? Threshold { get; init; }

    /// <summary>The severity, unless the threshold sets another. <value>Default: <see cref="AlarmSeverity.Critical"/>.</value></summary>
    public AlarmSeverity Severity { get; init => field = Guard.Defined(value, "The severity of an alarm"); } = AlarmSeverity.Critical;

    /// <summary>What the alarm means and what to do, as the notification shows it.</summary>
    public required string Advice { get; init => field = Guard.NotEmpty(value, "The advice of an alarm"); }
}
