namespace Tap.Guardrails;

/// <summary>
/// Finds the log groups that functions write to (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html).
/// </summary>
internal static class FunctionLogGroup
{
    private const string Prefix = "/aws/lambda/";

    /// <summary>Returns the name of the group that a function writes to; several when it is not certain which of them it is.</summary>
    public static IReadOnlyList<Value> NamesOf(ResourceBlock function)
    {
        var ofLambda = Evaluator.Join([Value.Of(Prefix), function["function_name"]]);
        var configurations = function.Blocks("logging_config");
        var written = configurations.SelectMany(logging => logging["log_group"].Alternatives)
            .Select(group => group is { IsPresent: true, Text: not "" } ? group : ofLambda);
        var names = configurations.Any(logging => logging.IsCertain) ? written : written.Append(ofLambda);
        return [.. names.DistinctBy(name => name.Expression)];
    }

    /// <summary>Returns whether a log group is the one of a name.</summary>
    public static Proof IsOf(ResourceBlock group, Value name, ResourceBlock function) => Proofs.Any(
        group.IsReferredToBy(name),
        group["name"].IsPresent ? group["name"].IsSameAs(name) : Proof.Broken,
        Proofs.Of(group["name"].Parts is [{ Text: Prefix }, var last] && name.Parts is [{ Text: Prefix }, ..]
            && last.Reference is not null && function.IsReferredToBy(last) == Proof.Holds));
}
