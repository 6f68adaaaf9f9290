using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class ApiPolicyRefusesOthersCases() : RuleCases("TAP-API-2")
{
    private const string All = "${aws_api_gateway_rest_api.api.execution_arn}/*";
    private const string Api = "aws_api_gateway_rest_api.api {}";
    private const string Office = """{ "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.2/32"] } }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("nobody is refused", Api, Policy(Allow(All))),
        new("in the API itself", Of("aws_api_gateway_rest_api.api", "policy",
            """{ "Principal": { "AWS": "*" }, "Action": "execute-api:Invoke", "Resource": "execute-api:/*" }""")),
        new("in the API's document",
            """aws_api_gateway_rest_api.api { "body": "${jsonencode({ \"x-amazon-apigateway-policy\" = { Statement = local.all } })}" }""",
            """locals { "all": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "execute-api:/*" }] }"""),
        new("the whole internet is let pass", Api,
            Policy(Allow(All), Deny(All, """{ "NotIpAddress": { "aws:SourceIp": "0.0.0.0/0" } }"""))),
        new("both halves of the internet are let pass",
            Api, Policy(Allow(All), Deny(All, """{ "NotIpAddress": { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }"""))),
        new("others are refused in one stage", Api,
            Policy(Allow(All), Deny(All.Replace("/*", "/test/*", StringComparison.Ordinal), Office))),
        new("others are refused on another API", Api, "aws_api_gateway_rest_api.other {}",
            Policy(Allow("arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*"),
                Deny("arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/GET/*", Office))),
        new("everybody is refused without TLS", Api, Policy(Allow(All), Deny(All, """{ "Bool": { "aws:SecureTransport": "false" } }"""))),
        new("others are refused under a further condition", Api, Policy(Allow(All), Deny(
            All, """{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" }, "StringEquals": { "aws:UserAgent": "curl" } }"""))),
        new("one account is refused", Api, Policy(Allow(All),
            $$"""
            { "Effect": "Deny", "Principal": { "AWS": "123456789012" }, "Action": "execute-api:Invoke", "Resource": "{{All}}",
                "Condition": {{Office}} }
            """)),
        new("any endpoint is let pass", Api, Policy(Allow(All), Deny(All, """{ "StringNotLike": { "aws:SourceVpce": "vpce-*" } }"""))),
        new("OPTIONS and more", Api, Policy(Allow(All.Replace("/*", "/prod/*/orders", StringComparison.Ordinal)))),
        new("jsonencode", Api, Encoded("aws_api_gateway_rest_api_policy.p", "policy", """
            { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" }
            """)),
        new("a second policy", Api, Second("p"), Second("q")) { At = "aws_api_gateway_rest_api_policy.q" },
        new("a second policy beside that in the API",
            Of("aws_api_gateway_rest_api.api", "policy", Allow("execute-api:/*"), Deny("execute-api:/*", Office)), Second("p"))
        {
            At = "aws_api_gateway_rest_api_policy.p",
        },
        new("a variable", """aws_api_gateway_rest_api_policy.p { "policy": "${var.p}" }""", "var.p {}") { IsUnproven = true },
        new("a principal in a variable", Api, Policy(Allow(All, """{ "AWS": "${var.who}" }""")), "var.who {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("others are refused", Api, Policy(Allow(All), Deny(All, Office))),
        new("others are refused everywhere", Api, Policy(Allow(All), Deny("*", Office))),
        new("others are refused, in short",
            Of("aws_api_gateway_rest_api.api", "policy", Allow("execute-api:/*"),
                Deny("execute-api:/*", """{ "NotIpAddress": { "aws:SourceIp": "203.0.113.5" } }"""))),
        new("others are refused by the whole ARN", Policy(
            Allow("arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/*"),
                Deny("arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*", Office))),
        new("other endpoints are refused",
            Api, Policy(Allow(All, """{ "AWS": "*" }"""),
                Deny(All, """{ "StringNotEquals": { "aws:SourceVpce": "${aws_vpc_endpoint.e.id}" } }""")),
            "aws_vpc_endpoint.e {}"),
        new("OPTIONS", Api, Policy(Allow(All.Replace("/*", "/prod/OPTIONS/orders", StringComparison.Ordinal)))),
        new("some addresses", Api, Policy(Allow(All, condition: """{ "IpAddress": { "aws:SourceIp": ["203.0.113.0/24"] } }"""))),
        new("an organization", Api, Policy(Allow(All, condition: """{ "StringEquals": { "aws:PrincipalOrgID": "o-abc1234567" } }"""))),
        new("an account", Api, Policy(Allow(All, """{ "AWS": "123456789012" }"""))),
        new("no policy", Api),
        new("policies of two APIs", Api, "aws_api_gateway_rest_api.other {}", Second("p"), Second("q", "other")),
    ];

    private static string Second(string name, string api = "api") =>
        $$"""
        aws_api_gateway_rest_api_policy.{{name}} {
          "rest_api_id": "${aws_api_gateway_rest_api.{{api}}.id}", "policy": "{\"Statement\":[]}" }
        """;

    private static string Policy(params IReadOnlyList<string> statements) => Of("aws_api_gateway_rest_api_policy.p", "policy", statements);

    private static string Allow(string resource, string principal = "\"*\"", string? condition = null) =>
        $$"""
        { "Principal": {{principal}}, "Action": "execute-api:Invoke", "Resource": ["{{resource}}"]{{Condition(condition)}} }
        """;

    private static string Deny(string resource, string condition) =>
        $$"""{ "Effect": "Deny", "Principal": "*", "Action": "execute-api:*", "Resource": "{{resource}}", "Condition": {{condition}} }""";
}
