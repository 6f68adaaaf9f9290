using System.Text.Json;
using Tap.Stacks;
using Tap.Tests.Api;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class GatewayApiTests
{
    private static readonly SynthesizedStack Default = Synthesize();

    [TestCase("POST", "lambda")]
    [TestCase("GET", "lambda_id")]
    public void Both_routes_are_signed_and_go_to_the_function(string verb, string path)
    {
        var method = Default.WithId("aws_api_gateway_method", $"{path}-{verb}-method");
        var integration = Default.WithId("aws_api_gateway_integration", $"{path}-{verb}-integration");
        Assert.That(
            (method.Text("authorization"), integration.Text("type"), integration.Text("uri")),
            Is.EqualTo(("AWS_IAM", "AWS_PROXY", Default.InvocationUri(Default.Single("aws_lambda_function")))));
    }

    [Test]
    public void There_are_no_other_routes_but_preflights() => Assert.That(
        Default.All("aws_api_gateway_method").Select(method => method.Text("http_method")),
        Is.EquivalentTo(new[] { "POST", "GET", "OPTIONS", "OPTIONS" }));

    [TestCase("POST/lambda")]
    [TestCase("GET/lambda/*")]
    public void The_function_may_be_invoked_by_its_routes_alone(string route)
    {
        var permissions = Default.All("aws_lambda_permission");
        Assert.Multiple(() =>
        {
            Assert.That(permissions, Has.Count.EqualTo(2));
            Assert.That(
                permissions.Select(permission => permission.Text("source_arn")),
                Has.One.EqualTo($"{Default.Single("aws_api_gateway_rest_api").Reference("execution_arn")}/prod/{route}"));
            Assert.That(
                permissions.Select(permission => permission.Text("function_name")),
                Is.All.EqualTo(Default.Single("aws_lambda_function").Reference("function_name")));
        });
    }

    [Test]
    public void Other_addresses_than_the_allowed_are_denied()
    {
        var deny = Synthesize(("TAP_ALLOWED_IPS", "192.0.2.0/24")).Single("aws_api_gateway_rest_api_policy").Statement(
            "DenyOtherAddresses");
        Assert.That(
            (deny.Text("Effect"), deny.Text("Principal"), deny.Text("Condition")),
            Is.EqualTo(("Deny", "*", """{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}""")));
    }

    [Test]
    public void By_default_addresses_for_documentation_are_allowed() => Assert.That(
        Default.Single("aws_api_gateway_rest_api_policy").Statement("DenyOtherAddresses").Texts("Condition.NotIpAddress.aws:SourceIp"),
        Is.EqualTo(new[] { "203.0.113.1/32", "198.51.100.2/32" }));

    [Test]
    public void Nothing_but_preflights_is_allowed_unsigned() => Assert.That(
        Default.Single("aws_api_gateway_rest_api_policy").Statement("AllowUnsigned").Texts("Resource").Select(arn => arn.Split('/', 3)[2]),
        Is.EquivalentTo(new[] { "OPTIONS/lambda", "OPTIONS/lambda/*" }));

    [Test]
    public void The_caches_key_is_the_record_and_the_API_key() => Assert.That(
        Default.All("aws_api_gateway_integration").SelectMany(integration => integration.Texts("cache_key_parameters")),
        Is.EqualTo(new[] { "method.request.path.id", "method.request.header.x-api-key" }));

    [TestCase("aws_api_gateway_stage", "stage_name", "prod")]
    [TestCase("aws_api_gateway_stage", "cache_cluster_enabled", "true")]
    [TestCase("aws_api_gateway_stage", "cache_cluster_size", "0.5")]
    [TestCase("aws_api_gateway_method_settings", "method_path", "*/*")]
    [TestCase("aws_api_gateway_method_settings", "settings.metrics_enabled", "true")]
    [TestCase("aws_api_gateway_method_settings", "settings.logging_level", "INFO")]
    [TestCase("aws_api_gateway_method_settings", "settings.data_trace_enabled", "false")]
    [TestCase("aws_api_gateway_method_settings", "settings.caching_enabled", "true")]
    [TestCase("aws_api_gateway_method_settings", "settings.cache_data_encrypted", "true")]
    [TestCase("aws_api_gateway_method_settings", "settings.cache_ttl_in_seconds", "300")]
    [TestCase("aws_api_gateway_method_settings", "settings.throttling_rate_limit", "1000")]
    [TestCase("aws_api_gateway_method_settings", "settings.throttling_burst_limit", "2000")]
    public void Figures_are_those_of_the_specification(string type, string path, string value) =>
        Assert.That(Default.Single(type).Text(path), Is.EqualTo(value));

    [Test]
    public void Errors_of_the_gateway_have_the_origin_of_the_settings_and_their_own_status()
    {
        var errors = Synthesize(("TAP_CORS_ORIGIN", "https://app.example.org")).Single(
            "aws_api_gateway_gateway_response", "response_type", "DEFAULT_4XX");
        Assert.That(
            (
                errors.Text("status_code"),
                errors["response_parameters"].GetProperty("gatewayresponse.header.Access-Control-Allow-Origin").GetString()),
            Is.EqualTo(((string?)null, "'https://app.example.org'")));
    }

    [Test]
    public void Bodies_are_held_against_the_functions_schema_at_the_gateway()
    {
        var schema = JsonDocument.Parse(Default.Single("aws_api_gateway_model").Text("schema")!).RootElement;
        Assert.That(
            schema.GetProperty("properties").GetProperty("operation").GetProperty("enum").GetRawText(),
            Is.EqualTo("""["create","get","update","query","list"]"""));
    }

    private static SynthesizedStack Synthesize(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of((app, settings) => new GatewayStack(app, settings), environment);
}
