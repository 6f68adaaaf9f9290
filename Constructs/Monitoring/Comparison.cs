namespace Tap.Monitoring;

/// <summary>How an alarm compares a metric with its threshold.</summary>
public enum Comparison
{
    /// <summary><c>&gt;</c>: <c>GreaterThanThreshold</c>.</summary>
    GreaterThan,

    /// <summary><c>&gt;=</c>: <c>GreaterThanOrEqualToThreshold</c>.</summary>
    GreaterThanOrEqualTo,

    /// <summary><c>&lt;</c>: <c>LessThanThreshold</c>.</summary>
    LessThan,

    /// <summary><c>&lt;=</c>: <c>LessThanOrEqualToThreshold</c>.</summary>
    LessThanOrEqualTo,
}

/// <summary>
/// How an alarm treats periods without data
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>).
/// </summary>
public enum MissingData
{
    /// <summary>
    /// <c>notBreaching</c>: missing data counts as good. For errors, throttles and durations, which are reported only while something runs.
    /// </summary>
    NotBreaching,

    /// <summary><c>breaching</c>: missing data counts as bad. For heartbeats.</summary>
    Breaching,

    /// <summary><c>ignore</c>: the alarm keeps its current state.</summary>
    Ignore,

    /// <summary><c>missing</c>: the alarm goes to <c>INSUFFICIENT_DATA</c>.</summary>
    Missing,
}
