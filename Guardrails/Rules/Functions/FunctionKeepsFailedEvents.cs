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
        return AsynchronousCalls.Of(function, stack)
            .Select(call => (
                call.By,
                call.Target,
                Call: call.Proof,
                Kept: deadLetters.Or(FailedEvents.HaveDestination(function, stack, call.Target))))
            .Where(call => call.Kept != Proof.Holds)
            .OrderByDescending(call => call.Call.And(call.Kept.Not()))
            .Take(1)
            .SelectMany(call => Require(
                call.Call.Not().Or(call.Kept), function,
                $"is invoked asynchronously by {call.By.Address}, and nothing keeps what it fails on",
                $"whether {call.By.Address} invokes it, or where its failed events go,",
                call.Call == Proof.Holds ? function.Said("dead_letter_config", "target_arn") : call.Target, Expected));
    }
}
