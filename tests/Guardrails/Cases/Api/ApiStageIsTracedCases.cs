namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiStageIsTracedCases() : RuleCases("TAP-API-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("absent", "aws_api_gateway_stage.x {}") { At = "aws_api_gateway_stage.x" },
        new("off", """aws_api_gateway_stage.x { "xray_tracing_enabled": false }"""),
        new("off, as text", """aws_api_gateway_stage.x { "xray_tracing_enabled": "false" }"""),
        new("off by a variable", """aws_api_gateway_stage.x { "xray_tracing_enabled": "${var.on}" }""", """var.on { "default": false }"""),
        new("not known", """aws_api_gateway_stage.x { "xray_tracing_enabled": "${var.on}" }""", "var.on {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("on", """aws_api_gateway_stage.x { "xray_tracing_enabled": true }"""),
        new("on, as text", """aws_api_gateway_stage.x { "xray_tracing_enabled": "true" }"""),
        new(
            "on by an expression",
            """aws_api_gateway_stage.x { "xray_tracing_enabled": "${!local.quiet}" }""",
            """locals { "quiet": false }"""),
        new("an HTTP API", """aws_apigatewayv2_stage.x { "name": "$default" }"""),
    ];
}
