namespace Tap.Guardrails;

/// <summary>Every mock integration refuses content that it has no template for.</summary>
internal sealed class ApiMockRefusesOtherContent : Rule
{
    private const string Argument = "passthrough_behavior";
    private const string Never = "NEVER";

    public override string Id => "TAP-API-8";

    public override string Title => "Mock integrations refuse what they have no template for";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html");

    public override string? Exemptions => "Proxy integrations, to which passthrough_behavior does not apply.";

    public override string WayOut =>
        "make the route with RouteIntegration.Mock, or set passthrough_behavior to NEVER: otherwise the caller's content takes the place "
        + "of the template and chooses the answer.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_api_gateway_integration").SelectMany(integration => CheckIntegration(integration, "type")),
        .. stack.All("aws_apigatewayv2_integration").SelectMany(integration => CheckIntegration(integration, "integration_type")),
        .. from api in stack.All(ApiDocument.Types)
           from operation in ApiDocument.OperationsOf(api["body"])
           from finding in Require(
               operation.IsMock.Not().Or(operation.RefusesWithoutTemplate),
               api, $"passes on what the mock integration of {operation.Name} has no template for", $"the integration of {operation.Name}",
               api["body"], "never")
           select finding,
    ];

    private IEnumerable<Finding> CheckIntegration(ResourceBlock integration, string type) => Require(
        integration[type].IsOneOf("MOCK").Not().Or(integration[Argument].IsOneOf(Never)),
        integration,
        "passes on what it has no template for",
        $"its {Argument}",
        integration[type].Kind == ValueKind.Unknown ? integration[type] : integration[Argument],
        Never);
}
