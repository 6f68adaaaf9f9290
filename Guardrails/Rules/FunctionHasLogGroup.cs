namespace Tap.Guardrails;

/// <summary>Every function has a log group of its name, with a retention.</summary>
internal sealed class FunctionHasLogGroup : LegacyRule
{
    public override string Id => "TAP-LAMBDA-1";

    public override string Title => "Functions have a log group of their name, with a retention";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html");

    public override string WayOut => "make the function as a NodeFunction, or make /aws/lambda/{function name} with retention_in_days: "
        + "left to Lambda, it keeps logs for ever and outlives the stack.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_lambda_function").SelectMany(function =>
    {
        var name = $"/aws/lambda/{function.Text("function_name")}";
        var group = stack.All("aws_cloudwatch_log_group").FirstOrDefault(group => group.Text("name") == name);
        return group is null ? [On(function, $"has no log group {name}")]
            : group.Text("retention_in_days") is null or "0" ? [On(function, $"has a log group, {group.Address}, that keeps logs for ever")]
            : Enumerable.Empty<Finding>();
    });
}
