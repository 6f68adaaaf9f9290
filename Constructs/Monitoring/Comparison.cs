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
/// What an alarm makes of periods without data
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>).
/// </summary>
public enum MissingData
{
    /// <summary>
    /// <c>notBreaching</c>: nothing happened, so nothing is wrong. Right for errors, throttles and durations, which are reported only when
    /// something runs.
    /// </summary>
    NotBreaching,

    /// <summary><c>breaching</c>: silence is the fault. Right for heartbeats.</summary>
    Breaching,

    /// <summary><c>ignore</c>: the alarm keeps its state.</summary>
    Ignore,

    /// <summary><c>missing</c>: the alarm goes to <c>INSUFFICIENT_DATA</c>.</summary>
    Missing,
}
