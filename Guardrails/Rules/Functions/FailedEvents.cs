namespace Tap.Guardrails;

/// <summary>
/// Finds where a function's failed events go (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
/// </summary>
internal static class FailedEvents
{
    private const string Configuration = "aws_lambda_function_event_invoke_config";

    /// <summary>Returns whether a function has a dead-letter queue or topic.</summary>
    public static Proof HaveDeadLetters(ResourceBlock function) =>
        function.Has("dead_letter_config", deadLetters => deadLetters["target_arn"].IsArn());

    /// <summary>Returns whether a function has a destination for failed events.</summary>
    /// <param name="function">The function.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="target">
    /// How the function is called, because a destination may be that of one version or alias alone. <value>Default: null, any.</value>
    /// </param>
    public static Proof HaveDestination(ResourceBlock function, StackModel stack, Value? target = null) => Proofs.Any(
        stack.All(Configuration).Where(configuration => target is null || IsFor(configuration["qualifier"], target)),
        configuration => Proofs.All(
            configuration["function_name"].StandsFor(function, stack),
            configuration.IsCertain ? Proof.Holds : Proof.Unproven,
            configuration.Has("destination_config", destinations =>
                destinations.Has("on_failure", onFailure => onFailure["destination"].IsArn()))));

    private static bool IsFor(Value qualifier, Value target) =>
        !qualifier.IsPresent || qualifier.Text is "" or "$LATEST"
        || target.References.Any(reference => reference.Address.StartsWith("aws_lambda_alias.", StringComparison.Ordinal)
            || reference.Attribute.StartsWith("qualified", StringComparison.Ordinal))
        || (qualifier.Text is { } name && target.Text?.EndsWith($":{name}", StringComparison.Ordinal) == true);
}
