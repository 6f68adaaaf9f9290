namespace Tap.Guardrails;

/// <summary>Every alarm sets how it treats missing data.</summary>
internal sealed class AlarmTreatsMissingData : LegacyRule
{
    public override string Id => "TAP-CLOUDWATCH-2";

    public override string Title => "Alarms say what missing data means";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html");

    public override string WayOut => "make the alarm as an Alarm or through a MonitoringFacade, or set treat_missing_data.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_cloudwatch_metric_alarm")
        .Where(alarm => alarm.Text("treat_missing_data") is null)
        .Select(alarm => On(alarm, "does not say what missing data means"));
}
