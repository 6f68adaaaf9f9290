using System.Globalization;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>When an alarm rings: a statistic over some periods, compared with a value.</summary>
public sealed partial record Threshold
{
    private const int SecondsPerDay = 24 * 60 * 60;

    /// <summary>The value compared with, in the metric's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The comparison. <value>Default: <see cref="Comparison.GreaterThan"/>.</value></summary>
    public Comparison Comparison { get; init => field = Guard.Defined(value, "The comparison of an alarm"); } = Comparison.GreaterThan;

    /// <summary>
    /// <c>Sum</c>, <c>Average</c>, <c>Minimum</c>, <c>Maximum</c>, <c>SampleCount</c>, or a percentile such as <c>p95</c> or <c>p99.9</c>.
    /// <value>Default: <c>Sum</c>.</value>
    /// </summary>
    public string Statistic
    {
        get;
        init => field = Guard.Matches(value, StatisticPattern, "The statistic of an alarm",
            "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p95");
    } = "Sum";

    /// <summary>The length of a period in seconds: a whole number of minutes, up to a day. <value>Default: 300.</value></summary>
    public int PeriodSeconds
    {
        get;
        init => field = Guard.InRange(value, 60, SecondsPerDay, "The period of an alarm", "s") % 60 == 0
            ? value
            : throw new InputException($"The period of an alarm must be a multiple of 60 s, but was {value}.");
    } = 300;

    /// <summary>How many periods in a row must breach, 1 to 1,440; together they span a day at most. <value>Default: 1.</value></summary>
    public int EvaluationPeriods { get; init => field = Guard.InRange(value, 1, 1440, "The evaluation periods of an alarm"); } = 1;

    /// <summary>What periods without data count as. <value>Default: <see cref="MissingData.NotBreaching"/>.</value></summary>
    public MissingData MissingData
    {
        get;
        init => field = Guard.Defined(value, "The missing data of an alarm");
    } = MissingData.NotBreaching;

    /// <summary>Whether <see cref="Statistic"/> is a percentile, which CloudWatch calls an extended statistic.</summary>
    public bool IsPercentile => Statistic[0] == 'p';

    /// <summary>The threshold as people say it: <c>Sum &gt; 5 in 2 x 300 s</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Statistic} {Sign} {Value} in {EvaluationPeriods} x {PeriodSeconds} s");

    /// <summary>
    /// The construct id of an alarm, once periods and their number fit together: checked before anything hangs in the tree.
    /// </summary>
    internal string Validated(string id) => PeriodSeconds * EvaluationPeriods <= SecondsPerDay
        ? id
        : throw new InputException(
            $"Alarm '{id}' looks at {EvaluationPeriods} periods of {PeriodSeconds} s, which is {PeriodSeconds * EvaluationPeriods} s: "
            + $"they must span at most a day ({SecondsPerDay} s), so take fewer or shorter ones.");

    private string Sign => Comparison switch
    {
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEqualTo => ">=",
        Comparison.LessThan => "<",
        _ => "<=",
    };

    [GeneratedRegex(@"\A(?:Sum|Average|Minimum|Maximum|SampleCount|p(?:100|\d{1,2}(?:\.\d{1,2})?))\z")]
    private static partial Regex StatisticPattern { get; }
}
