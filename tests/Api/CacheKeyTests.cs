using Tap.Api;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

public sealed class CacheKeyTests
{
    [TestCase("integration", "cache_key_parameters", """["method.request.path.id","method.request.header.x-api-key"]""")]
    [TestCase("method", "request_parameters", """{"method.request.header.x-api-key":true,"method.request.path.id":true}""")]
    public void Headers_of_a_cached_GET_are_a_part_of_the_caches_key(string resource, string path, string value) =>
        Assert.That(Cached("x-api-key").WithId($"aws_api_gateway_{resource}", $"tasks_id-GET-{resource}").Text(path), Is.EqualTo(value));

    [Test]
    public void Requests_without_them_are_refused()
    {
        var stack = Cached("x-api-key");
        var validator = stack.Single("aws_api_gateway_request_validator", "validate_request_parameters", "true");
        Assert.That(
            stack.WithId("aws_api_gateway_method", "tasks_id-GET-method").Text("request_validator_id"),
            Is.EqualTo(validator.Reference("id")));
    }

    [Test]
    public void A_changed_key_deploys_the_API_anew() => Assert.That(
        Cached("x-api-key").Single("aws_api_gateway_deployment").Text("triggers.definition"),
        Is.Not.EqualTo(Cached().Single("aws_api_gateway_deployment").Text("triggers.definition")));

    [TestCase("GET /tasks", false, "x-api-key", "only GET routes of an API with a cache are cached")]
    [TestCase("POST /tasks", true, "x-api-key", "only GET routes of an API with a cache are cached")]
    [TestCase("GET /tasks", true, "X-Api-Key", "the cache key header 'X-Api-Key', but must have its name in lower-case")]
    [TestCase("GET /tasks", true, "", "the cache key header '', but")]
    public void Headers_that_are_no_part_of_a_key_are_refused(string route, bool cached, string header, string message) => Assert.That(
        ApiFixture.Refused(function => new()
        {
            Description = "Test",
            Cache = cached ? new StageCache() : null,
            Routes = new Dictionary<string, Route> { [route] = new FunctionRoute(function) { CacheKeyHeaders = [header] } },
        }),
        Has.Some.Contains(message));

    private static SynthesizedStack Cached(params string[] headers) => SynthesizedStack.Of(stack => _ = new RestService(stack, "api", new()
    {
        Description = "Test",
        Cache = new StageCache(),
        Routes = new Dictionary<string, Route> { ["GET /tasks/{id}"] = new FunctionRoute(stack.Function()) { CacheKeyHeaders = headers } },
    }));
}
