namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiMethodIsAuthorizedCases() : RuleCases("TAP-API-1")
{
    private const string Preflight =
        """aws_api_gateway_method.x { "rest_api_id": "a", "resource_id": "r", "http_method": "OPTIONS", "authorization": "NONE" }""";
    private const string SocketApi = """aws_apigatewayv2_api.x { "name": "orders", "protocol_type": "WEBSOCKET" }""";
    private const string SocketRoute =
        """aws_apigatewayv2_route.x { "api_id": "${aws_apigatewayv2_api.x.id}", "route_key": "send", "authorization_type": "NONE" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("NONE", Method("\"NONE\"")) { At = "aws_api_gateway_method.x" },
        new("NONE by a local", Method("\"${local.open}\""), """locals { "open": "NONE" }"""),
        new("NONE by the default of a variable", Method("\"${var.open}\""), """var.open { "default": "NONE" }"""),
        new("one of two is NONE", Method("\"${var.open ? \\\"NONE\\\" : \\\"AWS_IAM\\\"}\""), "var.open {}"),
        new("absent", Method("null")),
        new("an API key alone", Method("\"NONE\", \"api_key_required\": true")),
        new("ANY", """aws_api_gateway_method.x { "http_method": "ANY", "authorization": "NONE" }"""),
        new("CUSTOM without an authorizer", Method("\"CUSTOM\"")),
        new("an authorizer that count makes none of", Method("\"CUSTOM\", \"authorizer_id\": \"${aws_api_gateway_authorizer.x.id}\""),
            """aws_api_gateway_authorizer.x { "count": 0, "rest_api_id": "a" }"""),
        new("OPTIONS that calls a function", Preflight, """
            aws_api_gateway_integration.x {
              "rest_api_id": "a", "resource_id": "r", "http_method": "OPTIONS", "type": "AWS_PROXY" }
            """),
        new("OPTIONS without an integration", Preflight),
        new("OPTIONS, and a mock of another resource", Preflight, """
            aws_api_gateway_integration.x {
              "rest_api_id": "a", "resource_id": "other", "http_method": "OPTIONS", "type": "MOCK" }
            """),
        new("for_each over methods", """
            aws_api_gateway_method.x { "for_each": "${toset([\"OPTIONS\", \"GET\"])}",
              "http_method": "${each.key}", "authorization": "NONE" }
            """) { At = """aws_api_gateway_method.x["GET"]""" },
        new("a route without authorization", Route("\"api_id\": \"a\"")) { At = "aws_apigatewayv2_route.x" },
        new("a route with NONE", Route("\"authorization_type\": \"NONE\"")),
        new("a route with JWT and no authorizer", Route("\"authorization_type\": \"JWT\"")),
        new("a WebSocket API that connects anybody", SocketApi, SocketRoute),
        new("$connect of a WebSocket API", SocketApi,
            """aws_apigatewayv2_route.x { "api_id": "${aws_apigatewayv2_api.x.id}", "route_key": "$connect" }"""),
        new("a quick-created API", """
            aws_apigatewayv2_api.x { "protocol_type": "HTTP",
              "target": "arn:aws:lambda:us-east-1:123456789012:function:orders" }
            """),
        new("a document without security", Document("{}")) { At = "aws_api_gateway_rest_api.x" },
        new("a document of an HTTP API", Document("{}").Replace("api_gateway_rest_api", "apigatewayv2_api", StringComparison.Ordinal)),
        new("a document by jsonencode", """
            aws_api_gateway_rest_api.x { "body":
              "${jsonencode({ openapi = \"3.0.1\", paths = { \"/orders\" = { get = { responses = {} } } } })}" }
            """),
        new("an operation that takes its security away", Document("{\"security\":[]}", ",\"security\":[{\"signed\":[]}]")),
        new("an operation that may do without", Document("{\"security\":[{\"signed\":[]},{}]}")),
        new("an API key in a document", Document("{\"security\":[{\"key\":[]}]}")),
        new("a scheme that is not declared", Document("{\"security\":[{\"other\":[]}]}")),
        new("OPTIONS of a document that calls a function",
            Document("{\"x-amazon-apigateway-integration\":{\"type\":\"aws_proxy\"}}", method: "options")),
        new("any method of a document", Document("{}", method: "x-amazon-apigateway-any-method")),
        new("a document by templatefile", """aws_api_gateway_rest_api.x { "body": "${templatefile(\"api.yaml\", {})}" }""")
        {
            IsUnproven = true,
        },
        new("a document in YAML", """aws_apigatewayv2_api.x { "body": "openapi: 3.0.1\npaths: {}\n" }""") { IsUnproven = true },
        new("authorization by a variable", Method("\"${var.type}\""), "var.type {}") { IsUnproven = true },
        new("an authorizer by a variable", Method("\"CUSTOM\", \"authorizer_id\": \"${var.id}\""), "var.id {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("AWS_IAM", Method("\"AWS_IAM\"")),
        new("AWS_IAM by a local", Method("\"${local.signed}\""), """locals { "signed": "AWS_IAM" }"""),
        new("users of Cognito", Method("\"COGNITO_USER_POOLS\", \"authorizer_id\": \"abc123\"")),
        new("an authorizer of this stack", Method("\"CUSTOM\", \"authorizer_id\": \"${aws_api_gateway_authorizer.x.id}\""),
            """aws_api_gateway_authorizer.x { "rest_api_id": "a" }"""),
        new("OPTIONS with a mock", Preflight, """
            aws_api_gateway_integration.x {
              "rest_api_id": "a", "resource_id": "r", "http_method": "OPTIONS", "type": "MOCK" }
            """),
        new("OPTIONS with a mock by reference",
            """
                aws_api_gateway_method.x { "rest_api_id": "${aws_api_gateway_rest_api.x.id}",
                  "resource_id": "${aws_api_gateway_resource.x.id}", "http_method": "OPTIONS", "authorization": "NONE" }
                """,
            """
                aws_api_gateway_integration.x { "rest_api_id": "${aws_api_gateway_rest_api.x.id}", "type": "MOCK",
                  "resource_id": "${aws_api_gateway_resource.x.id}", "http_method": "${aws_api_gateway_method.x.http_method}" }
                """,
            "aws_api_gateway_rest_api.x {}", "aws_api_gateway_resource.x {}"),
        new("a route with JWT", Route("\"authorization_type\": \"JWT\", \"authorizer_id\": \"abc123\"")),
        new("a route with AWS_IAM", Route("\"authorization_type\": \"${upper(\\\"aws_iam\\\")}\"")),
        new("a WebSocket API that asks at $connect", SocketApi, SocketRoute, """
            aws_apigatewayv2_route.connect {
              "api_id": "${aws_apigatewayv2_api.x.id}", "route_key": "$connect", "authorization_type": "AWS_IAM" }
            """),
        new("a document with signed requests", Document("{\"x-amazon-apigateway-auth\":{\"type\":\"AWS_IAM\"}}")),
        new("a document with a scheme for all", Document("{}", ",\"security\":[{\"signed\":[]}]")),
        new("a document with an authorizer", Document("{\"security\":[{\"jwt\":[\"orders\"]}]}")),
        new("a document by jsonencode", """
            aws_apigatewayv2_api.x { "body": "${jsonencode({ paths = { \"/orders\" = {
              get = { \"x-amazon-apigateway-auth\" = { type = \"aws_iam\" } } } } })}" }
            """.ReplaceLineEndings(" ")),
        new("OPTIONS of a document that a mock answers",
            Document("{\"x-amazon-apigateway-integration\":{\"type\":\"mock\"}}", method: "options")),
        new("an API without a document", """aws_api_gateway_rest_api.x { "name": "orders" }"""),
    ];

    private static string Method(string authorization) =>
        $$"""aws_api_gateway_method.x { "http_method": "GET", "authorization": {{authorization}} }""";

    private static string Route(string arguments) => $$"""aws_apigatewayv2_route.x { "route_key": "GET /orders", {{arguments}} }""";

    private static string Document(string operation, string more = "", string method = "get")
    {
        const string Schemes = """
            {"signed":{"type":"apiKey","name":"Authorization","in":"header","x-amazon-apigateway-authtype":"awsSigv4"},
            "key":{"type":"apiKey","name":"x-api-key","in":"header"},
            "jwt":{"type":"oauth2","x-amazon-apigateway-authorizer":{"type":"jwt"}}}
            """;
        var text = $$"""
            { "paths": { "/orders": { "{{method}}": {{operation}} } }, "components": { "securitySchemes": {{Schemes}} } {{more}} }
            """;
        return $$"""aws_api_gateway_rest_api.x { "name": "orders", "body": {{System.Text.Json.JsonSerializer.Serialize(text)}} }""";
    }
}
