namespace Tap.Guardrails;

/// <summary>Every function runs on the one supported runtime.</summary>
internal sealed class FunctionRunsPinnedRuntime : Rule
{
    public override string Id => "TAP-LAMBDA-3";

    public override string Title => "Functions run on the pinned runtime";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("Lambda.2")];

    public override string? Exemptions => "A function of package_type Image has no runtime: what it runs on is in the image.";

    public override string WayOut => "use LambdaRuntime.Identifier, so that one change moves all functions.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from function in stack.All("aws_lambda_function")
        let runtime = function["runtime"]
        from finding in Require(
            function["package_type"].IsOneOf("Image").Or(runtime.IsOneOf(SupportedRuntime.Identifier)),
            function,
            $"runs on {(runtime.IsPresent ? runtime.Expression : "no runtime")}, not on {SupportedRuntime.Identifier}",
            "its runtime",
            runtime,
            SupportedRuntime.Identifier)
        select finding;
}
