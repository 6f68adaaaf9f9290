namespace Tap.Guardrails;

/// <summary>An alarm tells when a failed event could not even be kept.</summary>
internal sealed class FunctionAlarmsOnLostEvents : Rule
{
    private const string Namespace = "AWS/Lambda";

    public override string Id => "TAP-LAMBDA-8";

    public override string Title => "An alarm tells when a failed event of a function is lost";

    public override Severity Severity => Severity.Warning;

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html");

    public override string? Exemptions => "An alarm on the metric without dimensions is about all functions.";

    public override string WayOut =>
        "give the function an aws_cloudwatch_metric_alarm on DeadLetterErrors (DestinationDeliveryFailures for a destination) of "
        + "AWS/Lambda with the dimension FunctionName: Lambda drops what the queue refuses.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_lambda_function").SelectMany(function => CheckMetric(
            stack, function, "DeadLetterErrors", FailedEvents.HaveDeadLetters(function))
        .Concat(CheckMetric(stack, function, "DestinationDeliveryFailures", FailedEvents.HaveDestination(function, stack))));

    private IEnumerable<Finding> CheckMetric(StackModel stack, ResourceBlock function, string metric, Proof isSent)
    {
        if (isSent == Proof.Broken)
            return [];
        var best = Proofs.Strongest(
            from alarm in stack.All("aws_cloudwatch_metric_alarm")
            from watched in alarm.Blocks("metric_query").SelectMany(query => query.Blocks("metric")).Prepend(alarm)
            let certain = alarm.IsCertain && watched.IsCertain ? Proof.Holds : Proof.Unproven
            let named = watched["dimensions"]["FunctionName"]
            let isAbout = Proofs.All(certain, watched["namespace"].IsOneOf(Namespace), watched["metric_name"].IsOneOf(metric))
                .And(IsOf(watched["dimensions"], function, stack))
            select new { Proof = isAbout, Dimension = named },
            one => one.Proof);
        return Require(
            best?.Proof ?? Proof.Broken, function, $"has no alarm on {metric}", $"the function of its alarm on {metric}",
            best?.Dimension ?? Value.Absent, metric);
    }

    private static Proof IsOf(Value dimensions, ResourceBlock function, StackModel stack) =>
        dimensions.Kind == ValueKind.Absent || dimensions is { Kind: ValueKind.Map, Entries.Count: 0, IsOpen: false } ? Proof.Holds
        : dimensions["FunctionName"] is { IsPresent: true } name ? name.StandsFor(function, stack)
        : Proof.Broken;
}
