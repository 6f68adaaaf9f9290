using static Tap.Tests.Guardrails.Cases.Api.MethodSettings;

namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiStageLogsErrorsCases() : RuleCases("TAP-API-4")
{
    private const string Stage = """aws_api_gateway_stage.x { "rest_api_id": "a", "stage_name": "prod" }""";
    private const string SocketApi = """aws_apigatewayv2_api.x { "protocol_type": "WEBSOCKET" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("no settings", Stage) { At = "aws_api_gateway_stage.x" },
        new("OFF", Stage, Settings("""{ "logging_level": "OFF" }""")),
        new("no level", Stage, Settings("""{ "metrics_enabled": true }""")),
        new("bodies are logged", Stage, Settings("""{ "logging_level": "ERROR", "data_trace_enabled": true }"""))
        {
            At = "aws_api_gateway_method_settings.x",
        },
        new("bodies are logged, as text", Stage, Settings("""[{ "logging_level": "ERROR", "data_trace_enabled": "true" }]""")),
        new("settings of one method", Stage, Settings("""{ "logging_level": "ERROR" }""", "orders/GET")),
        new("one method is not logged", Stage, Settings("""{ "logging_level": "ERROR" }"""), """
            aws_api_gateway_method_settings.y {
              "rest_api_id": "a", "stage_name": "prod", "method_path": "orders/GET", "settings": { "logging_level": "OFF" } }
            """),
        new("settings of another stage", Stage, """
            aws_api_gateway_method_settings.x {
              "rest_api_id": "a", "stage_name": "test", "method_path": "*/*", "settings": { "logging_level": "ERROR" } }
            """),
        new("settings of another API", Stage, """
            aws_api_gateway_method_settings.x {
              "rest_api_id": "b", "stage_name": "prod", "method_path": "*/*", "settings": { "logging_level": "ERROR" } }
            """),
        new("two settings, of which one is off", Stage, Settings("""{ "logging_level": "ERROR" }"""), """
            aws_api_gateway_method_settings.y {
              "rest_api_id": "a", "stage_name": "prod", "method_path": "*/*", "settings": { "logging_level": "OFF" } }
            """)
        {
            At = "aws_api_gateway_stage.x",
        },
        new("the stage by reference, of another API", Stage, """
            aws_api_gateway_method_settings.x { "rest_api_id": "b",
              "stage_name": "${aws_api_gateway_stage.x.stage_name}", "method_path": "*/*", "settings": { "logging_level": "ERROR" } }
            """),
        new("settings that count makes none of", Stage, Settings("""{ "logging_level": "ERROR" }, "count": 0""")),
        new("a WebSocket API without logs", SocketApi, """aws_apigatewayv2_stage.x { "api_id": "${aws_apigatewayv2_api.x.id}" }"""),
        new("bodies of a WebSocket API", SocketApi, """
            aws_apigatewayv2_stage.x { "api_id": "${aws_apigatewayv2_api.x.id}",
              "default_route_settings": { "logging_level": "INFO", "data_trace_enabled": true } }
            """),
        new("the level is a variable", Stage, "var.level {}", Settings("""{ "logging_level": "${var.level}" }""")) { IsUnproven = true },
        new("whether bodies are logged is a variable", Stage, "var.trace {}",
            Settings("""{ "logging_level": "ERROR", "data_trace_enabled": "${var.trace}" }"""))
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("errors of all methods", Stage, Settings("""{ "logging_level": "ERROR", "data_trace_enabled": false }""")),
        new("all of it, by a variable, in a list", Stage, Settings("""[{ "logging_level": "${var.level}" }]"""),
            """var.level { "default": "INFO" }"""),
        new("the stage by reference", Stage, """
            aws_api_gateway_method_settings.x { "rest_api_id": "${aws_api_gateway_stage.x.rest_api_id}",
              "stage_name": "${aws_api_gateway_stage.x.stage_name}", "method_path": "*/*", "settings": { "logging_level": "ERROR" } }
            """),
        new("one method logs more", Stage, Settings("""{ "logging_level": "ERROR" }"""), """
            aws_api_gateway_method_settings.y {
              "rest_api_id": "a", "stage_name": "prod", "method_path": "orders/GET", "settings": { "logging_level": "INFO" } }
            """),
        new("an HTTP API", """aws_apigatewayv2_api.x { "protocol_type": "HTTP" }""",
            """aws_apigatewayv2_stage.x { "api_id": "${aws_apigatewayv2_api.x.id}", "name": "$default" }"""),
        new("a WebSocket API", SocketApi, """
            aws_apigatewayv2_stage.x { "api_id": "${aws_apigatewayv2_api.x.id}",
              "default_route_settings": [{ "logging_level": "ERROR" }] }
            """),
    ];
}
