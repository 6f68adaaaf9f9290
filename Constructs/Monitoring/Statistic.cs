using System.Globalization;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>
/// How CloudWatch aggregates the data points of a period
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html"/>).
/// </summary>
public sealed record Statistic
{
    private readonly string name;

    private Statistic(string name) => this.name = name;

    /// <summary><c>Sum</c>: the sum of the values.</summary>
    public static Statistic Sum { get; } = new("Sum");

    /// <summary><c>Average</c>: the sum divided by the number of data points.</summary>
    public static Statistic Average { get; } = new("Average");

    /// <summary><c>Minimum</c>: the lowest value.</summary>
    public static Statistic Minimum { get; } = new("Minimum");

    /// <summary><c>Maximum</c>: the highest value.</summary>
    public static Statistic Maximum { get; } = new("Maximum");

    /// <summary><c>SampleCount</c>: the number of data points.</summary>
    public static Statistic SampleCount { get; } = new("SampleCount");

    /// <summary>Whether the statistic is a percentile, which CloudWatch calls an extended statistic.</summary>
    public bool IsPercentile { get; private init; }

    /// <summary>Returns the percentile, the value that this percentage of the data points does not exceed: <c>p95</c>.</summary>
    /// <param name="percent">The percentage, 0 to 100, with at most two decimals.</param>
    /// <returns>The statistic.</returns>
    /// <exception cref="InputException">The number is out of range or has more decimals.</exception>
    public static Statistic Percentile(double percent) =>
        Math.Round(Guard.InRange(percent, 0, 100, "A percentile"), 2) is var rounded && rounded.Equals(percent)
            ? new Statistic(string.Create(CultureInfo.InvariantCulture, $"p{percent}")) { IsPercentile = true }
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"A percentile must have two decimals at most, but was {percent}."));

    /// <summary>Returns the statistic as CloudWatch writes it: <c>Sum</c>, <c>p95</c>.</summary>
    public override string ToString() => name;
}
