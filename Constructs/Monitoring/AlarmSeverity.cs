namespace Tap.Monitoring;

/// <summary>
/// The severity of an alarm. A notification begins with it, the dashboard sorts alarms by it, and it decides which topic is notified.
/// </summary>
public enum AlarmSeverity
{
    /// <summary>Requests fail or events are lost: somebody must act at once.</summary>
    Critical,

    /// <summary>Something is getting worse, or AWS retries by itself: somebody should look within a working day.</summary>
    Warning,
}
