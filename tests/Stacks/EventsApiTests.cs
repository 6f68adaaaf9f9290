using System.Text.Json;
using Tap.Core;
using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class EventsApiTests
{
    private readonly SynthesizedStack stack = Synthesize();

    [TestCase("GET /notifications", "AWS_IAM", "AWS_PROXY")]
    [TestCase("POST /notifications", "AWS_IAM", "AWS_PROXY")]
    [TestCase("GET /status", "NONE", "MOCK")]
    [TestCase("OPTIONS /notifications", "NONE", "MOCK")]
    [TestCase("OPTIONS /status", "NONE", "MOCK")]
    public void A_route_asks_for_a_signature_unless_it_tells_nothing(string route, string authorization, string integration)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Trim('/'));
        var resource = stack.Single("aws_api_gateway_resource", "path_part", path).Reference("id");
        Assert.That(
            (Of("aws_api_gateway_method").Text("authorization"), Of("aws_api_gateway_integration").Text("type")),
            Is.EqualTo((authorization, integration)));

        SynthesizedResource Of(string type) =>
            stack.All(type)
                .Single(candidate => candidate.Text("resource_id") == resource && Method(candidate.Text("http_method")!) == method);
    }

    [Test]
    public void There_are_no_other_routes() => Assert.That(stack.All("aws_api_gateway_method"), Has.Count.EqualTo(5));

    [Test]
    public void The_status_tells_that_it_is_healthy_when_and_where()
    {
        var templates = stack.All("aws_api_gateway_integration_response")
            .Select(response => response.Text("response_templates.application/json"))
            .OfType<string>();
        Assert.That(templates, Is.EqualTo(["""{"status":"healthy","time":"$context.requestTime","environment":"production"}"""]));
    }

    [Test]
    public void The_gateway_holds_bodies_against_the_schema_of_the_function()
    {
        var schema = File.ReadAllText(Path.Combine(ProjectFolder.Path, "functions/events/notifications/notification.schema.json"));
        Assert.That(
            JsonElement.DeepEquals(stack.Single("aws_api_gateway_model").Document("schema"), JsonDocument.Parse(schema).RootElement));
    }

    [TestCase("production")]
    [TestCase("staging")]
    public void The_stage_has_the_name_of_the_environment_and_the_API_is_regional(string environment)
    {
        var synthesized = Synthesize(("TAP_ENVIRONMENT", environment));
        Assert.That(
            (
                synthesized.Single("aws_api_gateway_stage").Text("stage_name"),
                synthesized.Single("aws_api_gateway_rest_api").Text("endpoint_configuration.types")),
            Is.EqualTo((environment, """["REGIONAL"]""")));
    }

    // Some refer to the method, others name it.
    private string Method(string method) =>
        stack.All("aws_api_gateway_method").SingleOrDefault(candidate => candidate.Reference("http_method") == method)?.Text("http_method")
            ?? method;

    private static SynthesizedStack Synthesize(params (string, string)[] environment) =>
        SynthesizedStack.Of((app, settings) => new EventsStack(app, settings), environment);
}
