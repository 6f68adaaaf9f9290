namespace Tap.Guardrails;

/// <summary>What a function that is invoked asynchronously has failed on is kept.</summary>
internal sealed class FunctionKeepsFailedEvents : Rule
{
    private const string Expected = "dead_letter_config, or destination_config with on_failure";

    public override string Id => "TAP-LAMBDA-7";

    public override string Title => "Functions that are invoked asynchronously keep what fails";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html");

    public override string? Exemptions =>
        "Functions that only API Gateway, a function URL, or an event source mapping calls: whoever calls sees the error, and "
        + "TAP-LAMBDA-12 is about mappings.";

    public override string WayOut =>
        "give the function a dead-letter queue, as AsynchronousInvocation does, or an aws_lambda_function_event_invoke_config with an "
        + "on_failure destination: after two retries, Lambda drops the event.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        stack.All("aws_lambda_function").SelectMany(function => CheckFunction(stack, function));

    private IEnumerable<Finding> CheckFunction(StackModel stack, ResourceBlock function)
    {
        var deadLetters = FailedEvents.HaveDeadLetters(function);
        if (deadLetters == Proof.Holds)
            return [];
        // The call that is proven to be made without being kept says most.
        var calls = AsynchronousCalls.Of(function, stack)
            .Select(call => new
            {
                call.By,
                call.Target,
                call.Proof,
                Kept = deadLetters.Or(FailedEvents.HaveDestination(function, stack, call.Target)),
            })
            .Where(call => call.Kept != Proof.Holds);
        return Proofs.Strongest(calls, call => call.Proof.And(call.Kept.Not())) is not { } lost ? [] : Require(
            lost.Proof.Not().Or(lost.Kept), function,
            $"is invoked asynchronously by {lost.By.Address}, and nothing keeps what it fails on",
            $"whether {lost.By.Address} invokes it, or where its failed events go,",
            lost.Proof == Proof.Holds ? function.Said("dead_letter_config", "target_arn") : lost.Target, Expected);
    }
}
