namespace Tap.Guardrails;

/// <summary>Every function is traced by X-Ray.</summary>
internal sealed class FunctionIsTraced : Rule
{
    private const string Block = "tracing_config";

    public override string Id => "TAP-LAMBDA-2";

    public override string Title => "Functions are traced by X-Ray";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("Lambda.7")];

    public override string WayOut => "make the function as a NodeFunction, or set tracing_config.mode to Active.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_lambda_function").SelectMany(function => Require(
        function.Has(Block, tracing => tracing["mode"].IsOneOf("Active")),
        function, "has no active tracing", "its tracing", function.Said(Block, "mode"), "Active"));
}
