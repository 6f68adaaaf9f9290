namespace Tap.Guardrails;

/// <summary>Every function is traced by X-Ray.</summary>
internal sealed class FunctionIsTraced : LegacyRule
{
    public override string Id => "TAP-LAMBDA-2";

    public override string Title => "Functions are traced by X-Ray";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html");

    public override string WayOut => "make the function as a NodeFunction, or set tracing_config.mode to Active.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_lambda_function")
        .Where(function => !function.Blocks("tracing_config").Any(tracing => LegacyResource.TextOf(tracing, "mode") == "Active"))
        .Select(function => On(function, "has no active tracing"));
}
