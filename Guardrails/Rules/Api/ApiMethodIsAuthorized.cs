namespace Tap.Guardrails;

/// <summary>Every method of an API, except CORS preflight, requires authorization.</summary>
internal sealed class ApiMethodIsAuthorized : Rule
{
    private const string Expected = "AWS_IAM, or an authorizer";
    private const string WebSocket = "WEBSOCKET";
    private const string Connect = "$connect";

    public override string Id => "TAP-API-1";

    public override string Title => "API methods ask who is calling";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("APIGateway.8"), Control.ControlTower("CT.APIGATEWAY.PR.5")];

    public override string? Exemptions =>
        "OPTIONS that a mock integration answers, because browsers send preflight requests without credentials; routes of a WebSocket API "
        + "behind its $connect, which is asked instead. An API key is no authorization.";

    public override string WayOut => "set an authorization such as AWS_IAM; where the function checks callers itself, or anybody may call, "
        + "open the route with that reason: RouteAuthorization.Open(\"<reason>\").";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_api_gateway_method").SelectMany(method => Require(
            IsAuthorized(method, "authorization", stack).Or(IsPreflight(method, stack)),
            method, $"lets anybody call {method["http_method"]}", "its authorization", method["authorization"], Expected)),
        .. stack.All("aws_apigatewayv2_route").SelectMany(route => Require(
            IsAuthorized(route, "authorization_type", stack).Or(IsBehindConnect(route, stack)),
            route, $"lets anybody call {route["route_key"]}", "its authorization", route["authorization_type"], Expected)),
        .. from api in stack.All("aws_apigatewayv2_api")
           where api["target"].IsPresent
           select On(api, "lets anybody call its target, which has a route without authorization", api["target"], "aws_apigatewayv2_route"),
        .. from api in stack.All(ApiDocument.Types)
           from operation in ApiDocument.OperationsOf(api["body"])
           from finding in Require(
               operation.IsAuthorized.Or(operation.IsPreflight),
               api, $"lets anybody call {operation.Name}", $"the authorization of {operation.Name}", api["body"], Expected)
           select finding,
    ];

    private static Proof IsAuthorized(ResourceBlock method, string argument, StackModel stack) =>
        Proofs.All(method[argument].Alternatives, authorization => authorization.Text switch
        {
            "AWS_IAM" => Proof.Holds,
            "CUSTOM" or "COGNITO_USER_POOLS" or "JWT" => IsAuthorizer(method["authorizer_id"], stack),
            null when authorization.Kind == ValueKind.Unknown => Proof.Unproven,
            _ => Proof.Broken,
        });

    // One that count makes none of authorizes nobody.
    private static Proof IsAuthorizer(Value id, StackModel stack)
    {
        if (id.Reference is not { } reference || !reference.Block.Split('.')[0].EndsWith("_authorizer", StringComparison.Ordinal))
            return id.IsNamed();
        var found = stack.Resources.Where(resource => resource.BlockAddress == reference.Block).ToList();
        return found.Count == 0 ? Proof.Broken : found.TrueForAll(one => one.IsCertain) ? Proof.Holds : Proof.Unproven;
    }

    private static Proof IsPreflight(ResourceBlock method, StackModel stack)
    {
        var isOptions = method["http_method"].IsOneOf("OPTIONS");
        return isOptions == Proof.Broken ? Proof.Broken : isOptions.And(Proofs.Any(
            stack.All("aws_api_gateway_integration"),
            integration => Proofs.All(
                integration["rest_api_id"].IsSameAs(method["rest_api_id"]),
                integration["resource_id"].IsSameAs(method["resource_id"]),
                method.IsReferredToBy(integration["http_method"]).Or(integration["http_method"].IsSameAs(method["http_method"])),
                integration["type"].IsOneOf("MOCK"))));
    }

    private static Proof IsBehindConnect(ResourceBlock route, StackModel stack)
    {
        if (stack.ReferredToBy(route["api_id"], "aws_apigatewayv2_api") is not { } api)
            return Proof.Broken;
        return Proofs.All(
            api["protocol_type"].IsOneOf(WebSocket),
            route["route_key"].Is(key => key.Text != Connect),
            Proofs.Any(
                stack.Of("aws_apigatewayv2_route", "api_id", api),
                other => other.Belongs.And(other.Resource["route_key"].IsOneOf(Connect))));
    }
}
