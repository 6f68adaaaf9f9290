using System.Globalization;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>
/// What CloudWatch makes of the data points of a period
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html"/>).
/// </summary>
public sealed record Statistic
{
    private readonly string name;

    private Statistic(string name) => this.name = name;

    /// <summary><c>Sum</c>: the values added up.</summary>
    public static Statistic Sum { get; } = new("Sum");

    /// <summary><c>Average</c>: the sum divided by the number of data points.</summary>
    public static Statistic Average { get; } = new("Average");

    /// <summary><c>Minimum</c>: the lowest value.</summary>
    public static Statistic Minimum { get; } = new("Minimum");

    /// <summary><c>Maximum</c>: the highest value.</summary>
    public static Statistic Maximum { get; } = new("Maximum");

    /// <summary><c>SampleCount</c>: the number of data points.</summary>
    public static Statistic SampleCount { get; } = new("SampleCount");

    /// <summary>Whether it is a percentile, which CloudWatch calls an extended statistic.</summary>
    public bool IsPercentile { get; private init; }

    /// <summary>The value that so many percent of the data points do not exceed: <c>p95</c>.</summary>
    /// <param name="percent">0 to 100, with two decimals at most.</param>
    /// <returns>The statistic.</returns>
    /// <exception cref="InputException">The number is outside 0 to 100, or has more decimals.</exception>
    public static Statistic Percentile(double percent) =>
        Math.Round(Guard.InRange(percent, 0, 100, "A percentile"), 2) is var rounded && rounded.Equals(percent)
            ? new Statistic(string.Create(CultureInfo.InvariantCulture, $"p{percent}")) { IsPercentile = true }
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"A percentile must have two decimals at most, but was {percent}."));

    /// <summary>The statistic as CloudWatch spells it: <c>Sum</c>, <c>p95</c>.</summary>
    public override string ToString() => name;
}
