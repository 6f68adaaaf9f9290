namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiDomainRequiresTlsCases() : RuleCases("TAP-API-9")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("TLS 1.0", """aws_api_gateway_domain_name.x { "security_policy": "TLS_1_0" }""") { At = "aws_api_gateway_domain_name.x" },
        new("absent", """aws_api_gateway_domain_name.x { "domain_name": "orders.example.com" }"""),
        new("TLS 1.0 by a local", """aws_api_gateway_domain_name.x { "security_policy": "${local.p}" }""", """locals { "p": "TLS_1_0" }"""),
        new("an HTTP API", """aws_apigatewayv2_domain_name.x { "domain_name_configuration": { "security_policy": "TLS_1_0" } }"""),
        new("not known", """aws_api_gateway_domain_name.x { "security_policy": "${var.p}" }""", "var.p {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("TLS 1.2", """aws_api_gateway_domain_name.x { "security_policy": "TLS_1_2" }"""),
        new("TLS 1.3", """aws_api_gateway_domain_name.x { "security_policy": "SecurityPolicy_TLS13_1_3_2025_09" }"""),
        new(
            "an HTTP API, in a list",
            """aws_apigatewayv2_domain_name.x { "domain_name_configuration": [{ "security_policy": "${var.p}" }] }""",
            """var.p { "default": "TLS_1_2" }"""),
    ];
}
