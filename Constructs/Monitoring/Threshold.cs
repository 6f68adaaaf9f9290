using System.Globalization;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>The threshold of an alarm: a statistic over one or more periods, compared with a value.</summary>
public sealed record Threshold
{
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(1);

    /// <summary>The value to compare with, in the metric's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The comparison. <value>Default: <see cref="Comparison.GreaterThan"/>.</value></summary>
    public Comparison Comparison { get; init => field = Guard.Defined(value, "The comparison of an alarm"); } = Comparison.GreaterThan;

    /// <summary>The statistic of a period's data points. <value>Default: <see cref="Statistic.Sum"/>.</value></summary>
    public Statistic Statistic { get; init; } = Statistic.Sum;

    /// <summary>The length of a period: whole minutes, at most a day. <value>Default: 5 minutes.</value></summary>
    public TimeSpan Period { get; init => field = Checked(value); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The number of consecutive breaching periods, 1 to 1,440; together they span at most a day. <value>Default: 1.</value>
    /// </summary>
    public int EvaluationPeriods { get; init => field = Guard.InRange(value, 1, 1440, "The evaluation periods of an alarm"); } = 1;

    /// <summary>How periods without data are treated. <value>Default: <see cref="MissingData.NotBreaching"/>.</value></summary>
    public MissingData MissingData
    {
        get;
        init => field = Guard.Defined(value, "The missing data of an alarm");
    } = MissingData.NotBreaching;

    /// <summary>The alarm's severity. <value>Default: that of alarms of its kind.</value></summary>
    public AlarmSeverity? Severity
    {
        get;
        init => field = value is { } severity ? Guard.Defined(severity, "The severity of an alarm") : null;
    }

    /// <summary>Returns the threshold in words: <c>Sum &gt; 5 in 2 x 300 s</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Statistic} {Sign} {Value} in {EvaluationPeriods} x {Period.TotalSeconds} s");

    /// <summary>Returns the problem of a period and the number of periods together; null when there is none.</summary>
    internal string? Problem => Period * EvaluationPeriods <= LongestSpan
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{EvaluationPeriods} periods of {Period.TotalSeconds} s are {(Period * EvaluationPeriods).TotalSeconds} s: "
            + $"together they must span at most a day ({LongestSpan.TotalSeconds} s), so take fewer or shorter ones.");

    private string Sign => Comparison switch
    {
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEqualTo => ">=",
        Comparison.LessThan => "<",
        _ => "<=",
    };

    private static TimeSpan Checked(TimeSpan period) =>
        Guard.InRange(period.TotalSeconds, 60, LongestSpan.TotalSeconds, "The period of an alarm", "s") % 60 == 0
            ? period
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"The period of an alarm must be whole minutes, but was {period.TotalSeconds} s."));
}
