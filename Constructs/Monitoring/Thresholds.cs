namespace Tap.Monitoring;

/// <summary>What is too much for a function; <see langword="null"/> means no alarm.</summary>
public sealed record FunctionThresholds
{
    /// <summary>Invocations that ended in an error. <value>Default: a sum of 5 or more in 300 s.</value></summary>
    public Threshold? Errors { get; init; } = new() { Value = 5, Comparison = Comparison.GreaterThanOrEqualTo };

    /// <summary>Invocations refused for lack of concurrency. <value>Default: any in 300 s.</value></summary>
    public Threshold? Throttles { get; init; } = new() { Value = 0 };

    /// <summary>
    /// Duration as a percentage of the function's timeout, above 0. <value>Default: a p95 of 80 % or more in 300 s.</value>
    /// </summary>
    public Threshold? DurationPercentOfTimeout { get; init; } =
        new() { Value = 80, Comparison = Comparison.GreaterThanOrEqualTo, Statistic = "p95" };

    /// <summary>Duration in milliseconds, for a limit tighter than the timeout. <value>Default: none.</value></summary>
    public Threshold? Duration { get; init; }

    /// <summary>
    /// Events that did not reach the function's dead-letter queue, where it has one. <value>Default: any in 300 s.</value>
    /// </summary>
    public Threshold? DeadLetterErrors { get; init; } = new() { Value = 0 };
}

/// <summary>What is too much for a table; <see langword="null"/> means no alarm.</summary>
public sealed record TableThresholds
{
    /// <summary>Reads that exceeded the capacity. <value>Default: any in 300 s.</value></summary>
    public Threshold? ReadThrottleEvents { get; init; } = new() { Value = 0 };

    /// <summary>Writes that exceeded the capacity. <value>Default: any in 300 s.</value></summary>
    public Threshold? WriteThrottleEvents { get; init; } = new() { Value = 0 };
}

/// <summary>What is too much for a dead-letter queue; <see langword="null"/> means no alarm.</summary>
public sealed record QueueThresholds
{
    /// <summary>
    /// Messages waiting. <value>Default: any in 300 s, by the maximum: a sum would count one message at every sample.</value>
    /// </summary>
    public Threshold? VisibleMessages { get; init; } = new() { Value = 0, Statistic = "Maximum" };
}

/// <summary>What is too much for a stage of a REST API; <see langword="null"/> means no alarm.</summary>
public sealed record RestApiThresholds
{
    /// <summary>
    /// Answers with a status of 400 to 499. <value>Default: a sum of 50 or more in 300 s; single ones are the callers' affair.</value>
    /// </summary>
    public Threshold? ClientErrors { get; init; } = new() { Value = 50, Comparison = Comparison.GreaterThanOrEqualTo };

    /// <summary>Answers with a status of 500 to 599. <value>Default: any in 300 s.</value></summary>
    public Threshold? ServerErrors { get; init; } = new() { Value = 0 };
}
