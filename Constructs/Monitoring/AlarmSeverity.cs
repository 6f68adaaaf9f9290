namespace Tap.Monitoring;

/// <summary>
/// How urgent an alarm is. It stands first in what is mailed, orders the dashboard, and decides which topic is notified.
/// </summary>
public enum AlarmSeverity
{
    /// <summary>Callers are failed or events are lost now: somebody acts at once.</summary>
    Critical,

    /// <summary>Something is getting worse, or AWS retries it by itself: somebody looks within a working day.</summary>
    Warning,
}
