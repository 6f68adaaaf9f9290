namespace Tap.Guardrails;

/// <summary>Every method of a REST API, except CORS preflight, requires authorization.</summary>
internal sealed class ApiMethodIsAuthorized : LegacyRule
{
    public override string Id => "TAP-API-1";

    public override string Title => "API methods ask who is calling";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html");

    public override string WayOut => "set an authorization such as AWS_IAM; where the function checks callers itself, or anybody may call, "
        + "open the route with that reason: RouteAuthorization.Open(\"<reason>\").";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_api_gateway_method")
        // Browsers send preflight requests without credentials, so these cannot be authorized.
        .Where(method => method.Text("authorization") is null or "NONE" && method.Text("http_method") != "OPTIONS")
        .Select(method => On(method, $"lets anybody call {method.Text("http_method")}"));
}
