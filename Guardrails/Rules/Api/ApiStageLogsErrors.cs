namespace Tap.Guardrails;

/// <summary>Every stage of an API logs errors of all methods, and no bodies.</summary>
internal sealed class ApiStageLogsErrors : Rule
{
    private const string Level = "logging_level";
    private const string Trace = "data_trace_enabled";
    private const string Expected = "ERROR or INFO";

    public override string Id => "TAP-API-4";

    public override string Title => "API stages log errors, and no bodies";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("APIGateway.1"), Control.ControlTower("CT.APIGATEWAY.PR.1")];

    public override string? Exemptions => "HTTP APIs, which have no execution logs.";

    public override string WayOut =>
        "make the API as a RestService, or give the stage aws_api_gateway_method_settings for */* with the logging_level ERROR or INFO and "
        + "without data_trace_enabled, which writes bodies and headers into the log.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All(StageSettings.Stage).SelectMany(stage => Require(
            StageSettings.OfAllMethods(stage, stack, LogsErrors), stage, "logs no errors of its methods", "its logging level",
            StageSettings.SaidOfAllMethods(stage, stack, Level), Expected)),
        .. stack.All(StageSettings.Type).SelectMany(CheckSettings),
        .. stack.All(StageSettings.Stage2).SelectMany(stage => CheckStage2(stack, stage)),
    ];

    private IEnumerable<Finding> CheckSettings(ResourceBlock settings) =>
    [
        .. CheckBodies(settings, "settings"),
        // Settings of one method without a level leave that of all methods.
        .. StageSettings.AreOfAllMethods(settings) ? [] : settings.Blocks("settings").SelectMany(block => Require(
            block[Level].IsPresent ? LogsErrors(block) : Proof.Holds,
            settings, $"logs no errors of {settings["method_path"]}", "its logging level", block[Level], Expected)),
    ];

    private IEnumerable<Finding> CheckStage2(StackModel stack, ResourceBlock stage)
    {
        var isWebSocket = stack.ReferredToBy(stage["api_id"], "aws_apigatewayv2_api") is { } api
            ? api["protocol_type"].IsOneOf("WEBSOCKET")
            : Proof.Broken;
        return
        [
            .. CheckBodies(stage, "default_route_settings"),
            .. CheckBodies(stage, "route_settings"),
            .. Require(
                isWebSocket.Not().Or(stage.Has("default_route_settings", LogsErrors)), stage, "logs no errors of its routes",
                "its logging level", stage.Said("default_route_settings", Level), Expected),
        ];
    }

    private IEnumerable<Finding> CheckBodies(ResourceBlock resource, string name) => resource.Blocks(name).SelectMany(block => Require(
        block[Trace].Is(trace => trace.Boolean != true), resource, "logs bodies of requests and responses", $"its {Trace}",
        block[Trace], "false"));

    private static Proof LogsErrors(Block settings) => settings[Level].IsOneOf("ERROR", "INFO");
}
