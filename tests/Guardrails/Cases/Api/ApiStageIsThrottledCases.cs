using static Tap.Tests.Guardrails.Cases.Api.MethodSettings;

namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiStageIsThrottledCases() : RuleCases("TAP-API-5")
{
    private const string Stage = """aws_api_gateway_stage.x { "rest_api_id": "a", "stage_name": "prod" }""";
    private const string Limits = """{ "throttling_rate_limit": 50, "throttling_burst_limit": 100 }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("no settings", Stage) { At = "aws_api_gateway_stage.x" },
        new("no limits", Stage, Settings("""{ "throttling_rate_limit": null, "throttling_burst_limit": null }""")),
        new("-1 is no limit", Stage, Settings("""{ "throttling_rate_limit": -1, "throttling_burst_limit": "-1" }""")),
        new("no burst limit", Stage, Settings("""[{ "throttling_rate_limit": 50 }]""")),
        new("limits of one method", Stage, Settings(Limits, "orders/GET")),
        new("one method has none", Stage, Settings(Limits), """
            aws_api_gateway_method_settings.y {
              "rest_api_id": "a", "stage_name": "prod", "method_path": "orders/GET", "settings": { "metrics_enabled": true } }
            """)
        {
            At = "aws_api_gateway_method_settings.y",
        },
        new("a stage of an HTTP API", """aws_apigatewayv2_stage.x { "name": "$default" }"""),
        new("a stage of an HTTP API with one limit",
            """aws_apigatewayv2_stage.x { "default_route_settings": { "throttling_rate_limit": 50 } }"""),
        new("a limit by a variable", Stage, "var.rate {}",
            Settings("""{ "throttling_rate_limit": "${var.rate}", "throttling_burst_limit": 100 }""")) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("both limits", Stage, Settings(Limits)),
        new("as text, in a list", Stage, Settings("""[{ "throttling_rate_limit": "50", "throttling_burst_limit": "${50 * 2}" }]""")),
        new("one method has others", Stage, Settings(Limits), """
            aws_api_gateway_method_settings.y { "rest_api_id": "a",
              "stage_name": "prod", "method_path": "orders/GET", "settings": { "throttling_rate_limit": 5, "throttling_burst_limit": 5 } }
            """),
        new("a stage of an HTTP API", $$"""aws_apigatewayv2_stage.x { "default_route_settings": {{Limits}} }"""),
    ];
}
