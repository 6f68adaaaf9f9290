using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>Settings of an <see cref="Alarm"/>.</summary>
public sealed record AlarmProps : IConstructProps
{
    private const int LongestDescription = 1024;

    /// <summary>The alarm's name within the naming convention, after the stack's: <c>get-handler-errors</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What the alarm means and what to do. The notification shows it between the severity and the threshold:
    /// <c>Critical: … (Errors: Sum &gt;= 5 in 1 x 300 s)</c>.
    /// </summary>
    public required string Advice { get; init => field = Guard.NotEmpty(value, "The advice of an alarm"); }

    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The threshold, and the alarm's severity.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>The topic that the alarm notifies when it enters the state <c>ALARM</c> and when it returns to <c>OK</c>.</summary>
    public required IAlarmTopic Topic { get; init; }

    /// <summary>The alarm's description in CloudWatch.</summary>
    internal string Description => $"{Severity}: {Advice} ({Metric.Name}: {Threshold})";

    /// <summary>The alarm's severity.</summary>
    internal AlarmSeverity Severity => Threshold.Severity ?? AlarmSeverity.Critical;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id)
    {
        yield return InputProblems.Of(() => NameIn(deployment));
        if (Threshold.Problem is { } problem)
            yield return $"Alarm '{Name}': {problem}";
        // The length of a reference's value is known only at deployment.
        if (Description.Length > LongestDescription && !Imported.IsReference(Description))
            yield return $"Alarm '{Name}': its description has {Description.Length} characters, but CloudWatch takes {LongestDescription}: "
                + "shorten the advice.";
    }

    /// <summary>Returns the alarm's full name.</summary>
    internal string NameIn(Deployment deployment) => deployment.Names.Alarm($"{deployment.Stack}-{Name}");
}

/// <summary>
/// A CloudWatch metric alarm (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html"/>).
/// </summary>
public sealed class Alarm : TapConstruct
{
    /// <summary>Creates the alarm.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The alarm's settings.</param>
    /// <exception cref="InputException">
    /// CloudWatch would reject the name or the description, or the periods of the threshold span more than a day; the message lists all
    /// problems.
    /// </exception>
    public Alarm(Construct scope, string id, AlarmProps props)
        : base(scope, id, props)
    {
        var (metric, threshold) = (props.Metric, props.Threshold);
        Name = props.NameIn(Deployment);
        Severity = props.Severity;
        MetricAlarm = new CloudwatchMetricAlarm(this, "alarm", new CloudwatchMetricAlarmConfig
        {
            AlarmName = Name,
            AlarmDescription = props.Description,
            Namespace = metric.Namespace,
            MetricName = metric.Name,
            Dimensions = metric.Dimensions.ToDictionary(),
            Statistic = threshold.Statistic.IsPercentile ? null : threshold.Statistic.ToString(),
            ExtendedStatistic = threshold.Statistic.IsPercentile ? threshold.Statistic.ToString() : null,
            Period = threshold.Period.TotalSeconds,
            EvaluationPeriods = threshold.EvaluationPeriods,
            Threshold = threshold.Value,
            ComparisonOperator = $"{threshold.Comparison}Threshold",
            TreatMissingData = Spelled(threshold.MissingData),
            AlarmActions = new[] { props.Topic.Arn },
            OkActions = new[] { props.Topic.Arn },
        });
        Arn = MetricAlarm.Arn;
    }

    /// <summary>The alarm's name: plain text, known at synth.</summary>
    public string Name { get; }

    /// <summary>The alarm's severity.</summary>
    public AlarmSeverity Severity { get; }

    /// <summary>The alarm's ARN.</summary>
    public string Arn { get; }

    /// <summary>The alarm itself.</summary>
    public CloudwatchMetricAlarm MetricAlarm { get; }

    private static string Spelled(MissingData missingData) => missingData switch
    {
        MissingData.NotBreaching => "notBreaching",
        MissingData.Breaching => "breaching",
        MissingData.Ignore => "ignore",
        _ => "missing",
    };
}
