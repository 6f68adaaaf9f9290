namespace Tap.Guardrails;

/// <summary>The log group that a function writes to is in the stack, and has a retention.</summary>
internal sealed class FunctionHasLogGroup : Rule
{
    private const string Retention = "retention_in_days";

    public override string Id => "TAP-LAMBDA-1";

    public override string Title => "Functions have a log group of their name, with a retention";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("CloudWatch.16"), Control.ControlTower("CT.CLOUDWATCH.PR.2")];

    public override string? Exemptions =>
        "A function that names another group in logging_config.log_group needs that group alone, and functions may share one.";

    public override string WayOut => "make the function as a NodeFunction, or make /aws/lambda/{function name} with retention_in_days: "
        + "left to Lambda, it keeps logs for ever and outlives the stack.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from function in stack.All("aws_lambda_function")
        from name in FunctionLogGroup.NamesOf(function)
        from finding in CheckGroup(stack, function, name)
        select finding;

    private IEnumerable<Finding> CheckGroup(StackModel stack, ResourceBlock function, Value name)
    {
        var groups = stack.All("aws_cloudwatch_log_group")
            .Select(group => new OwnedResource(
                group, FunctionLogGroup.IsOf(group, name, function).And(group.IsCertain ? Proof.Holds : Proof.Unproven)))
            .Where(group => group.Belongs != Proof.Broken)
            .ToList();
        if (Proofs.Strongest(groups, group => group.Belongs) is not var (found, belongs))
            return name.Kind == ValueKind.Unknown && name.Parts.Count == 1
                ? [NotProven(function, "its log group", name, "a log group of this stack")]
                : [On(function, $"has no log group {name}", null, Retention)];
        if (groups.Exists(group => group.Belongs.And(Keeps(group.Resource)) == Proof.Holds))
            return [];
        return belongs == Proof.Holds
            ? Require(Keeps(found), function, $"has a log group, {found.Address}, that keeps logs for ever",
                $"{Retention} of {found.Address}", found[Retention], "a number of days")
            : [NotProven(function, "its log group", name, "a log group of this stack")];
    }

    private static Proof Keeps(ResourceBlock group) => group[Retention].Is(days => days.Number > 0);
}
