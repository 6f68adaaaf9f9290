namespace Tap.Guardrails;

/// <summary>Every alarm sets how it treats missing data.</summary>
internal sealed class AlarmTreatsMissingData : Rule
{
    public override string Id => "TAP-CLOUDWATCH-2";

    public override string Title => "Alarms say what missing data means";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html");

    public override string Exemptions => "Composite alarms have no such argument; missing, AWS's default, is a choice when it is written.";

    public override string WayOut => "make the alarm as an Alarm or through a MonitoringFacade, or set treat_missing_data.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_cloudwatch_metric_alarm").SelectMany(alarm => Require(
        alarm["treat_missing_data"].IsOneOf("missing", "ignore", "breaching", "notBreaching"),
        alarm,
        "does not say what missing data means",
        "its treat_missing_data",
        alarm["treat_missing_data"],
        "missing, ignore, breaching or notBreaching"));
}
