namespace Tap.Guardrails;

/// <summary>Every function URL takes signed requests only.</summary>
internal sealed class FunctionUrlIsAuthorized : Rule
{
    public override string Id => "TAP-LAMBDA-6";

    public override string Title => "Function URLs ask who is calling";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html");

    public override IReadOnlyList<Control> Controls => [Control.ControlTower("CT.LAMBDA.PR.5")];

    public override string WayOut => "set authorization_type to AWS_IAM; a browser reaches the function through API Gateway or CloudFront.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_lambda_function_url").SelectMany(url => Require(
        url["authorization_type"].IsOneOf("AWS_IAM"), url, "lets anybody call the function", "its authorization",
        url["authorization_type"], "AWS_IAM"));
}
