namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiMockRefusesOtherContentCases() : RuleCases("TAP-API-8")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("absent", """aws_api_gateway_integration.x { "type": "MOCK" }""") { At = "aws_api_gateway_integration.x" },
        new("WHEN_NO_MATCH", """aws_api_gateway_integration.x { "type": "MOCK", "passthrough_behavior": "WHEN_NO_MATCH" }"""),
        new(
            "type and behaviour by locals",
            """aws_api_gateway_integration.x { "type": "${local.t}", "passthrough_behavior": "${local.p}" }""",
            """locals { "t": "MOCK", "p": "WHEN_NO_TEMPLATES" }"""),
        new("a WebSocket API", """aws_apigatewayv2_integration.x { "integration_type": "MOCK" }"""),
        new("a document", Document("""{"type":"mock","passthroughBehavior":"when_no_match"}""")) { At = "aws_api_gateway_rest_api.x" },
        new("a document without it", Document("""{"type":"MOCK"}""")),
        new("not known", "var.p {}", """aws_api_gateway_integration.x { "type": "MOCK", "passthrough_behavior": "${var.p}" }""")
        {
            IsUnproven = true,
        },
        new("the type is not known", "var.t {}", """aws_api_gateway_integration.x { "type": "${var.t}" }""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("NEVER", """aws_api_gateway_integration.x { "type": "MOCK", "passthrough_behavior": "NEVER" }"""),
        new("by a variable", """aws_api_gateway_integration.x { "type": "MOCK", "passthrough_behavior": "${var.p}" }""",
            """var.p { "default": "NEVER" }"""),
        new("a proxy", """aws_api_gateway_integration.x { "type": "AWS_PROXY" }"""),
        new("a document", Document("""{"type":"mock","passthroughBehavior":"never"}""")),
        new("a document that calls a function", Document("""{"type":"aws_proxy"}""")),
    ];

    private static string Document(string integration)
    {
        var text = $$"""{ "paths": { "/orders": { "get": { "x-amazon-apigateway-integration": {{integration}} } } } }""";
        return $$"""aws_api_gateway_rest_api.x { "body": {{System.Text.Json.JsonSerializer.Serialize(text)}} }""";
    }
}
