namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiCacheTellsRequestsApartCases() : RuleCases("TAP-API-11")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("no keys", Cache(), Method(), Integration("")) { At = "aws_api_gateway_integration.x" },
        new("no keys, in an empty list", Cache(), Method(), Integration(""", "cache_key_parameters": []""")),
        new("one of two", Cache("[{ \"caching_enabled\": \"true\" }]"), Method(), Integration(Keys("\"method.request.path.id\""))),
        new("keys of another integration", Cache(), Method(), Integration(""), Integration(Both, "y", "other")),
        new("keys in a variable", Cache(), Method(), Integration(""", "cache_key_parameters": "${var.keys}" """), "var.keys {}")
        {
            IsUnproven = true,
        },
        new("perhaps a cache", Cache("""{ "caching_enabled": "${var.on}" }"""), Method(), Integration(""), "var.on {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("both", Cache(), Method(), Integration(Both)),
        new("both, by a local", """locals { "id": "method.request.path.id" }""", Cache(), Method(),
            Integration(Keys("\"method.request.header.x-api-key\", \"${local.id}\""))),
        new("no cache", Cache("""{ "caching_enabled": false }"""), Method(), Integration("")),
        new("no settings", Method(), Integration("")),
        new("no parameters", Cache(), Method(parameters: "{}"), Integration("")),
        new("a POST", Cache(), Method("POST"), Integration("", method: "POST")),
        new("the cache of another API", Cache().Replace("api.id", "other.id", StringComparison.Ordinal), Method(), Integration("")),
    ];

    private static string Both => Keys("\"method.request.path.id\", \"method.request.header.x-api-key\"");

    private static string Keys(string keys) => $$""", "cache_key_parameters": [{{keys}}] """;

    private static string Cache(string settings = """{ "caching_enabled": true }""") =>
        $$"""
        aws_api_gateway_method_settings.x {
          "rest_api_id": "${aws_api_gateway_rest_api.api.id}", "stage_name": "prod", "method_path": "*/*", "settings": {{settings}} }
        """;

    private static string Method(
        string method = "GET",
        string parameters = """{ "method.request.path.id": true, "method.request.header.x-api-key": true }""") =>
        $$"""
        aws_api_gateway_method.x {
          "rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.orders.id}",
          "http_method": "{{method}}", "authorization": "AWS_IAM", "request_parameters": {{parameters}} }
        """;

    private static string Integration(string keys, string name = "x", string resource = "orders", string method = "GET") =>
        $$"""
        aws_api_gateway_integration.{{name}} {
          "rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.{{resource}}.id}",
          "http_method": "{{method}}", "type": "AWS_PROXY"{{keys}} }
        """;
}
