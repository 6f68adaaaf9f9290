namespace Tap.Guardrails;

/// <summary>Every function runs on the one supported runtime.</summary>
internal sealed class FunctionRunsPinnedRuntime : LegacyRule
{
    public override string Id => "TAP-LAMBDA-3";

    public override string Title => "Functions run on the pinned runtime";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html");

    public override string WayOut => "use LambdaRuntime.Identifier, so that one change moves all functions.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_lambda_function")
        .Where(function => function.Text("runtime") != SupportedRuntime.Identifier)
        .Select(function => On(function, $"runs on {function.Text("runtime") ?? "no runtime"}, not on {SupportedRuntime.Identifier}"));
}
