using Tap.Core;

namespace Tap.Monitoring;

/// <summary>An alarm that something watched needs: what <see cref="IWatchable.Alarms"/> consists of.</summary>
public sealed record AlarmDefinition
{
    /// <summary>What it is called, after the id of what is watched: <c>errors</c>.</summary>
    public required string Id { get; init => field = Guard.NotEmpty(value, "The id of an alarm"); }

    /// <summary>The metric watched.</summary>
    public required Metric Metric { get; init; }

    /// <summary>When it rings; <see langword="null"/> means no alarm.</summary>
    public required Threshold? Threshold { get; init; }

    /// <summary>
    /// How urgent it is, unless the threshold says otherwise. <value>Default: <see cref="AlarmSeverity.Critical"/>.</value>
    /// </summary>
    public AlarmSeverity Severity { get; init => field = Guard.Defined(value, "The severity of an alarm"); } = AlarmSeverity.Critical;

    /// <summary>What it means and what to do when it rings; whoever gets the notification reads it.</summary>
    public required string Advice { get; init => field = Guard.NotEmpty(value, "The advice of an alarm"); }
}
