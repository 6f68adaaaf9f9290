using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>Settings of an <see cref="Alarm"/>.</summary>
public sealed record AlarmProps
{
    /// <summary>The alarm's name within the naming convention, after the stack's: <c>get-handler-errors</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it means and what to do when it rings; whoever gets the notification reads it.</summary>
    public required string Description { get; init; }

    /// <summary>The metric watched.</summary>
    public required Metric Metric { get; init; }

    /// <summary>When it rings.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>Whom it tells, both when it rings and when all is well again.</summary>
    public required AlarmTopic Topic { get; init; }
}

/// <summary>
/// A CloudWatch metric alarm (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html"/>).
/// </summary>
public sealed class Alarm : TapConstruct
{
    /// <summary>Creates the alarm.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The alarm's settings.</param>
    /// <exception cref="NameException">CloudWatch would refuse the name.</exception>
    /// <exception cref="InputException">The periods of the threshold span more than a day.</exception>
    public Alarm(Construct scope, string id, AlarmProps props)
        : base(scope, props.Threshold.Validated(id))
    {
        var (metric, threshold) = (props.Metric, props.Threshold);
        Name = Deployment.Names.Alarm($"{Deployment.Stack}-{props.Name}");
        MetricAlarm = new CloudwatchMetricAlarm(this, "alarm", new CloudwatchMetricAlarmConfig
        {
            AlarmName = Name,
            AlarmDescription = props.Description,
            Namespace = metric.Namespace,
            MetricName = metric.Name,
            Dimensions = metric.Dimensions.ToDictionary(),
            Statistic = threshold.IsPercentile ? null : threshold.Statistic,
            ExtendedStatistic = threshold.IsPercentile ? threshold.Statistic : null,
            Period = threshold.PeriodSeconds,
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

    /// <summary>Its ARN.</summary>
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
