using Tap.Api;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

/// <summary>When an API is deployed anew: its deployment is replaced when the trigger changes.</summary>
public sealed class RedeploymentTests
{
    private static IEnumerable<TestCaseData<Func<RestServiceProps, RestServiceProps>>> Served()
    {
        yield return Case("a route more", props => props with { Routes = With(props, "DELETE /tasks", Get(props)) });
        yield return Case(
            "a route less", props => props with { Routes = props.Routes.Where(route => route.Key != "GET /tasks").ToDictionary() });
        yield return Case(
            "its authorization",
            props => props with
            {
                Routes = With(props, "GET /tasks", Get(props) with { Authorization = RouteAuthorization.Open("Test") }),
            });
        yield return Case(
            "its schema",
            props => props with { Routes = With(props, "POST /tasks", Get(props) with { Body = new("Task", """{"type":"array"}""") }) });
        yield return Case("its integration", props => props with { Routes = With(props, "GET /tasks", new MockRoute("{}")) });
        yield return Case("the origin", props => props with { Cors = new() { AllowOrigin = "https://example.com" } });
        yield return Case("the headers", props => props with { Cors = new() { AllowHeaders = ["X"] } });
        yield return Case("the exposed headers", props => props with { Cors = new() { ExposeHeaders = ["X"] } });
        yield return Case("the age of preflights", props => props with { Cors = new() { MaxAge = TimeSpan.FromSeconds(1) } });
        yield return Case("the allowed addresses", props => props with { AllowedIps = ["10.0.0.0/8"] });
        yield return Case("whether it is cached", props => props with { Cache = new() });
    }

    private static IEnumerable<TestCaseData<Func<RestServiceProps, RestServiceProps>>> NotServed()
    {
        yield return Case("the description", props => props with { Description = "Other" });
        yield return Case("the throttling", props => props with { Throttling = new() { RateLimit = 1, BurstLimit = 1 } });
        yield return Case("the logs' retention", props => props with { LogRetention = LogRetention.OneWeek });
        yield return Case("the log level", props => props with { ExecutionLogLevel = ExecutionLogLevel.Off });
        yield return Case("the order of the routes", props => props with { Routes = props.Routes.Reverse().ToDictionary() });
    }

    [TestCaseSource(nameof(Served))]
    public void It_is_deployed_anew_when_what_it_serves_changes(Func<RestServiceProps, RestServiceProps> change) =>
        Assert.That(Trigger(ApiFixture.Synthesize(change)), Is.Not.EqualTo(Trigger(ApiFixture.Synthesize())));

    [TestCaseSource(nameof(NotServed))]
    public void It_is_not_deployed_anew_for_anything_else(Func<RestServiceProps, RestServiceProps> change) =>
        Assert.That(Trigger(ApiFixture.Synthesize(change)), Is.EqualTo(Trigger(ApiFixture.Synthesize())));

    [Test]
    public void It_is_not_deployed_anew_for_a_function_that_changes() => Assert.That(
        Trigger(ApiFixture.WithRoutes(ApiFixture.Routes, props => props with { MemorySize = 1024, Timeout = TimeSpan.FromSeconds(5) })),
        Is.EqualTo(Trigger(ApiFixture.Synthesize())));

    [Test]
    public void The_new_deployment_is_made_before_the_old_one_goes() =>
        Assert.That(
            ApiFixture.Synthesize().Single("aws_api_gateway_deployment").Text("lifecycle.create_before_destroy"), Is.EqualTo("true"));

    [TestCase("aws_api_gateway_method")]
    [TestCase("aws_api_gateway_integration")]
    [TestCase("aws_api_gateway_method_response")]
    [TestCase("aws_api_gateway_integration_response")]
    [TestCase("aws_api_gateway_gateway_response")]
    [TestCase("aws_api_gateway_rest_api_policy")]
    public void It_waits_for_everything_it_serves(string type)
    {
        var stack = ApiFixture.Synthesize(props => props with { AllowedIps = ["10.0.0.0/8"] });
        Assert.That(
            stack.All(type).Select(resource => resource.Address),
            Is.SubsetOf(stack.Single("aws_api_gateway_deployment").Texts("depends_on")).And.Not.Empty);
    }

    private static TestCaseData<Func<RestServiceProps, RestServiceProps>> Case(
        string what, Func<RestServiceProps, RestServiceProps> change) =>
        new(change) { TestName = $"{{m}}: {what}" };

    private static FunctionRoute Get(RestServiceProps props) => (FunctionRoute)props.Routes["GET /tasks"];

    private static Dictionary<string, Route> With(RestServiceProps props, string key, Route route) => new(props.Routes) { [key] = route };

    private static string? Trigger(SynthesizedStack stack) => stack.Single("aws_api_gateway_deployment").Text("triggers.definition");
}
