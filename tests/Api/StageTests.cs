using System.Text.Json;
using Tap.Api;
using Tap.Core;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

public sealed class StageTests
{
    [TestCase("stage_name", "prod")]
    [TestCase("xray_tracing_enabled", "true")]
    [TestCase("cache_cluster_enabled", null)]
    [TestCase("cache_cluster_size", null)]
    public void It_is_traced_and_not_cached(string path, string? value) => Assert.That(Stage().Text(path), Is.EqualTo(value));

    [Test]
    public void It_serves_the_deployment()
    {
        var stack = ApiFixture.Synthesize();
        Assert.That(
            stack.Single("aws_api_gateway_stage").Text("deployment_id"),
            Is.EqualTo(stack.Single("aws_api_gateway_deployment").Reference("id")));
    }

    [Test]
    public void Access_logs_go_to_a_log_group_of_30_days()
    {
        var stack = ApiFixture.Synthesize();
        var logs = stack.Single("aws_cloudwatch_log_group", "name", "/aws/apigateway/trainr963-dev-apigateway-test-api-production");
        Assert.That(
            (stack.Single("aws_api_gateway_stage").Text("access_log_settings.destination_arn"), logs.Text("retention_in_days")),
            Is.EqualTo((logs.Reference("arn"), "30")));
    }

    [Test]
    public void Access_logs_are_JSON_objects_of_the_contexts_fields() => Assert.That(
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            Stage().Text("access_log_settings.format")!)!.Where(field => field.Value != $"$context.{field.Key}"),
        Is.Empty);

    [TestCase("requestId")]
    [TestCase("status")]
    [TestCase("error.responseType")]
    public void Access_logs_say_what_happened_to_which_request(string field) =>
        Assert.That(Stage().Document("access_log_settings.format").TryGetProperty(field, out _), Is.True);

    [TestCase("method_path", "*/*")]
    [TestCase("settings.metrics_enabled", "true")]
    [TestCase("settings.logging_level", "ERROR")]
    [TestCase("settings.data_trace_enabled", "false")]
    [TestCase("settings.throttling_rate_limit", "100")]
    [TestCase("settings.throttling_burst_limit", "200")]
    [TestCase("settings.caching_enabled", null)]
    public void All_methods_are_measured_and_throttled(string path, string? value) =>
        Assert.That(Settings(ApiFixture.Synthesize()).Text(path), Is.EqualTo(value));

    [TestCase("settings.caching_enabled", "true")]
    [TestCase("settings.cache_data_encrypted", "true")]
    [TestCase("settings.cache_ttl_in_seconds", "300")]
    [TestCase("settings.require_authorization_for_cache_control", "true")]
    [TestCase("settings.unauthorized_cache_control_header_strategy", "FAIL_WITH_403")]
    public void A_cache_is_encrypted_and_only_the_authorized_pass_it_by(string path, string value) =>
        Assert.That(Settings(Cached()).Text(path), Is.EqualTo(value));

    [Test]
    public void A_cache_has_half_a_gigabyte()
    {
        var stage = Cached().Single("aws_api_gateway_stage");
        Assert.That((stage.Text("cache_cluster_enabled"), stage.Text("cache_cluster_size")), Is.EqualTo(("true", "0.5")));
    }

    [TestCase("tasks_id-GET", """["method.request.path.id"]""", """{"method.request.path.id":true}""")]
    [TestCase("tasks-GET", null, null)]
    [TestCase("tasks-POST", null, null)]
    public void Path_parameters_of_GET_are_a_part_of_the_caches_key(string route, string? key, string? parameters)
    {
        var stack = Cached();
        Assert.That(
            (stack.WithId("aws_api_gateway_integration", $"{route}-integration").Text("cache_key_parameters"),
                stack.WithId("aws_api_gateway_method", $"{route}-method").Text("request_parameters")),
            Is.EqualTo((key, parameters)));
    }

    [Test]
    public void Without_a_cache_methods_need_no_parameters() =>
        Assert.That(ApiFixture.Synthesize().All("aws_api_gateway_method").Select(method => method.Text("request_parameters")), Is.All.Null);

    [Test]
    public void Execution_logs_go_to_a_log_group_of_30_days_that_is_there_before_them()
    {
        var stack = ApiFixture.Synthesize();
        var logs = stack.Single("aws_cloudwatch_log_group", "name",
            $"API-Gateway-Execution-Logs_{stack.Single("aws_api_gateway_rest_api").Reference("id")}/prod");
        Assert.That((logs.Text("retention_in_days"), Settings(stack).Texts("depends_on")), Is.EqualTo(("30", new[] { logs.Address })));
    }

    [Test]
    public void A_URL_is_below_the_stages()
    {
        var stack = WithOutput();
        Assert.That(
            stack.At("output.url").Text("value"), Is.EqualTo($"{stack.Single("aws_api_gateway_stage").Reference("invoke_url")}/tasks"));
    }

    [Test]
    public void A_URL_on_an_emulator_is_below_its_endpoint()
    {
        var stack = WithOutput(("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));
        Assert.That(stack.At("output.url").Text("value"), Is.EqualTo(
            $"http://127.0.0.1:4566/restapis/{stack.Single("aws_api_gateway_rest_api").Reference("id")}/prod/_user_request_/tasks"));
    }

    [Test]
    public void A_URL_of_no_path_is_refused() => SynthesizedStack.Of(stack => Assert.That(
        () => ApiFixture.Api(stack, stack.Function()).UrlOf("tasks"),
        Throws.TypeOf<InputException>().With.Message.Contains("must begin with a slash, but was 'tasks'")));

    private static SynthesizedResource Stage() => ApiFixture.Synthesize().Single("aws_api_gateway_stage");

    [TestCase(StageCacheSize.Gb0Point5, "0.5")]
    [TestCase(StageCacheSize.Gb1Point6, "1.6")]
    [TestCase(StageCacheSize.Gb6Point1, "6.1")]
    [TestCase(StageCacheSize.Gb13Point5, "13.5")]
    [TestCase(StageCacheSize.Gb28Point4, "28.4")]
    [TestCase(StageCacheSize.Gb58Point2, "58.2")]
    [TestCase(StageCacheSize.Gb118, "118")]
    [TestCase(StageCacheSize.Gb237, "237")]
    public void A_size_of_the_cache_is_written_as_API_Gateway_offers_it(StageCacheSize size, string text) => Assert.That(
        ApiFixture.Synthesize(props => props with { Cache = new() { Size = size } }).Single("aws_api_gateway_stage")
            .Text("cache_cluster_size"),
        Is.EqualTo(text));

    [TestCase(ExecutionLogLevel.Off, "OFF")]
    [TestCase(ExecutionLogLevel.Error, "ERROR")]
    [TestCase(ExecutionLogLevel.Info, "INFO")]
    public void A_log_level_is_written_as_API_Gateway_spells_it(ExecutionLogLevel level, string text) => Assert.That(
        ApiFixture.Synthesize(props => props with { ExecutionLogLevel = level }).Single("aws_api_gateway_method_settings")
            .Text("settings.logging_level"),
        Is.EqualTo(text));

    private static SynthesizedStack Cached() => ApiFixture.Synthesize(props => props with { Cache = new StageCache() });

    private static SynthesizedResource Settings(SynthesizedStack stack) => stack.Single("aws_api_gateway_method_settings");

    private static SynthesizedStack WithOutput(params (string Variable, string Value)[] environment) => SynthesizedStack.Of(
        stack =>
        {
            var url = ApiFixture.Api(stack, stack.Function()).UrlOf("/tasks");
            new TerraformOutput(stack, "url", new TerraformOutputConfig { Value = url }).OverrideLogicalId("url");
        },
        environment);
}
