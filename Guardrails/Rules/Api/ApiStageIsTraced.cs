namespace Tap.Guardrails;

/// <summary>Every stage of a REST API is traced by X-Ray.</summary>
internal sealed class ApiStageIsTraced : Rule
{
    private const string Argument = "xray_tracing_enabled";

    public override string Id => "TAP-API-6";

    public override string Title => "API stages are traced by X-Ray";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("APIGateway.3"), Control.ControlTower("CT.APIGATEWAY.PR.2")];

    public override string? Exemptions => "HTTP and WebSocket APIs, which X-Ray does not trace.";

    public override string WayOut => "make the API as a RestService, or set xray_tracing_enabled on the stage.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All(StageSettings.Stage).SelectMany(stage => Require(
        stage[Argument].Is(true), stage, "is not traced", $"its {Argument}", stage[Argument], "true"));
}
