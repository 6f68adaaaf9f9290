namespace Tap.Guardrails;

/// <summary>Every alarm has an action that is on.</summary>
internal sealed class AlarmHasActions : Rule
{
    private const string CompositeType = "aws_cloudwatch_composite_alarm";

    public override string Id => "TAP-CLOUDWATCH-1";

    public override string Title => "Alarms tell somebody";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("CloudWatch.15"), Control.SecurityHub("CloudWatch.17"),
        Control.ControlTower("CT.CLOUDWATCH.PR.1"), Control.ControlTower("CT.CLOUDWATCH.PR.4"),
    ];

    public override string Exemptions => "Alarms that a composite alarm with actions of its own asks about need none: it tells of them.";

    public override string WayOut => "make the alarm as an Alarm or through a MonitoringFacade, or give it alarm_actions.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_cloudwatch_metric_alarm", CompositeType)
        .Where(alarm => !stack.All(CompositeType).Any(
            composite => composite != alarm && AsksAbout(composite, alarm) && Tells(stack, composite)))
        .SelectMany(alarm => CheckAlarm(stack, alarm));

    private IEnumerable<Finding> CheckAlarm(StackModel stack, ResourceBlock alarm) =>
    [
        .. Require(
            IsEnabled(alarm), alarm, "has its actions turned off", "its actions_enabled", alarm["actions_enabled"], "true"),
        .. Require(
            HasAction(stack, alarm),
            alarm,
            alarm.Items("alarm_actions").Count == 0 ? "has no action" : "has no action that exists",
            "its alarm_actions",
            alarm["alarm_actions"],
            "the ARN of a topic"),
    ];

    private static bool Tells(StackModel stack, ResourceBlock alarm) =>
        IsEnabled(alarm).And(HasAction(stack, alarm)).And(alarm.IsCertain ? Proof.Holds : Proof.Unproven) == Proof.Holds;

    private static Proof IsEnabled(ResourceBlock alarm) => alarm["actions_enabled"].Is(value => value.Boolean != false);

    private static Proof HasAction(StackModel stack, ResourceBlock alarm) => Proofs.All(
        alarm["alarm_actions"].Alternatives, actions => actions.Kind == ValueKind.Unknown
            ? Proof.Unproven
            : Proofs.Any(actions.OneOrMany(), action => Exists(stack, action)));

    // An action of this stack is a resource that is made: count may make none.
    private static Proof Exists(StackModel stack, Value action) => Proofs.All(action.Alternatives, one =>
        one.Reference is { } reference && reference.Block.StartsWith("aws_", StringComparison.Ordinal)
            ? Proofs.Of(stack.Resources.Any(resource => resource.BlockAddress == reference.Block))
            : Proofs.Of(one.Kind == ValueKind.Unknown || one.Text?.StartsWith("arn:", StringComparison.Ordinal) == true));

    private static bool AsksAbout(ResourceBlock composite, ResourceBlock alarm) =>
        composite["alarm_rule"].References.Any(reference => reference.Address == alarm.Address)
        || (alarm["alarm_name"].Text is { } name && composite["alarm_rule"].Parts.Any(part => part.Text is { } text
            && (text.Contains($"({name})", StringComparison.Ordinal) || text.Contains($"\"{name}\"", StringComparison.Ordinal))));
}
