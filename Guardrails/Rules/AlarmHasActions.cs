namespace Tap.Guardrails;

/// <summary>Every alarm has an action.</summary>
internal sealed class AlarmHasActions : LegacyRule
{
    public override string Id => "TAP-CLOUDWATCH-1";

    public override string Title => "Alarms tell somebody";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html");

    public override string WayOut => "make the alarm as an Alarm or through a MonitoringFacade, or give it alarm_actions.";

    public override IEnumerable<Finding> Check(StackJson stack) =>
        stack.All("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm")
            .Where(alarm => alarm.Texts("alarm_actions").Count == 0 || alarm.Text("actions_enabled") == "false")
            .Select(alarm => On(alarm, alarm.Text("actions_enabled") == "false" ? "has its actions turned off" : "has no action"));
}
