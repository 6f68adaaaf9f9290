using Tap.Api;
using Tap.Core;
using Tap.Guardrails;
using Tap.Tests.Guardrails;

namespace Tap.Tests.Api;

public sealed class RouteTests
{
    [TestCase("tasks-GET-method", "GET", "tasks-resource")]
    [TestCase("tasks-POST-method", "POST", "tasks-resource")]
    [TestCase("tasks_id-GET-method", "GET", "tasks_id-resource")]
    public void Each_route_is_a_method_of_its_path(string id, string httpMethod, string resource)
    {
        var stack = ApiFixture.Synthesize();
        var method = stack.WithId("aws_api_gateway_method", id);
        Assert.That(
            (method.Text("http_method"), method.Text("resource_id")),
            Is.EqualTo((httpMethod, stack.WithId("aws_api_gateway_resource", resource).Reference("id"))));
    }

    [Test]
    public void Paths_hang_below_each_other()
    {
        var stack = ApiFixture.Synthesize();
        var (parent, child) =
            (stack.WithId("aws_api_gateway_resource", "tasks-resource"), stack.WithId("aws_api_gateway_resource", "tasks_id-resource"));
        Assert.That(
            (parent.Text("parent_id"), parent.Text("path_part"), child.Text("parent_id"), child.Text("path_part")),
            Is.EqualTo((stack.Single("aws_api_gateway_rest_api").Reference("root_resource_id"), "tasks", parent.Reference("id"), "{id}")));
    }

    [TestCase(false, "AWS_IAM")]
    [TestCase(true, "NONE")]
    public void Routes_are_authorized_as_asked(bool open, string value)
    {
        var authorization = open ? RouteAuthorization.Open("Test") : RouteAuthorization.AwsIam;
        Assert.That(
            ApiFixture.WithRoutes(function => new() { ["GET /tasks"] = new FunctionRoute(function) { Authorization = authorization } })
                .WithId("aws_api_gateway_method", "tasks-GET-method").Text("authorization"),
            Is.EqualTo(value));
    }

    [Test]
    public void An_open_route_acknowledges_the_guardrail_for_its_own_method()
    {
        var open = RouteAuthorization.Open("Anybody may look", new DateOnly(2026, 1, 31));
        RestService api = null!;
        var report = StackReport.Of(
            stack => api = new RestService(stack, "api", new RestServiceProps
            {
                Description = "Test",
                Routes = new Dictionary<string, Route>
                {
                    ["GET /tasks"] = new MockRoute("{}") { Authorization = open },
                    ["PUT /tasks"] = new MockRoute("{}"),
                },
            }),
            new FixedClock(2026, 1, 31));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(api.Deployment.Acknowledgements, Is.EqualTo([
                new Acknowledgement("TAP-API-1", "test/api/tasks-GET-method", "Anybody may look", new DateOnly(2026, 1, 31)),
            ]));
            Assert.That(report.Unmatched, Is.Empty);
            Assert.That(report.Findings.Where(finding => finding.Rule.Id == "TAP-API-1"), Is.Empty);
        }
    }

    [Test]
    public void A_route_is_not_open_without_a_reason() =>
        Assert.That(() => RouteAuthorization.Open(" "), Throws.TypeOf<InputException>().With.Message.Contains("anybody may call"));

    [Test]
    public void By_default_routes_are_signed() => Assert.That(
        ApiFixture.Synthesize().All("aws_api_gateway_method")
            .Where(method => method.Text("http_method") != "OPTIONS")
            .Select(method => method.Text("authorization")),
        Is.All.EqualTo("AWS_IAM"));

    [TestCase("tasks-GET-integration")]
    [TestCase("tasks-POST-integration")]
    [TestCase("tasks_id-GET-integration")]
    public void Each_route_hands_the_whole_request_to_its_function(string id)
    {
        var stack = ApiFixture.Synthesize();
        var integration = stack.WithId("aws_api_gateway_integration", id);
        Assert.That(
            (integration.Text("type"), integration.Text("integration_http_method"), integration.Text("uri")),
            Is.EqualTo(("AWS_PROXY", "POST", stack.InvocationUri(stack.Single("aws_lambda_function")))));
    }

    [TestCase("tasks-GET-permission", "prod/GET/tasks")]
    [TestCase("tasks-POST-permission", "prod/POST/tasks")]
    [TestCase("tasks_id-GET-permission", "prod/GET/tasks/*")]
    public void Its_function_may_be_invoked_by_just_this_method_in_this_stage(string id, string method)
    {
        var stack = ApiFixture.Synthesize();
        var permission = stack.WithId("aws_lambda_permission", id);
        Assert.That(
            (permission.Text("source_arn"), permission.Text("principal"), permission.Text("action"), permission.Text("function_name")),
            Is.EqualTo((
                $"{stack.Single("aws_api_gateway_rest_api").Reference("execution_arn")}/{method}", "apigateway.amazonaws.com",
                "lambda:InvokeFunction",
                stack.Single("aws_lambda_function").Reference("function_name"))));
    }

    [Test]
    public void The_stage_serves_only_what_may_be_called()
    {
        var stack = ApiFixture.Synthesize();
        Assert.That(
            stack.Single("aws_api_gateway_stage").Texts("depends_on"),
            Is.EquivalentTo(stack.All("aws_lambda_permission").Select(permission => permission.Address)));
    }

    [Test]
    public void There_are_no_other_permissions() => Assert.That(ApiFixture.Synthesize().All("aws_lambda_permission"), Has.Count.EqualTo(3));

    [Test]
    public void A_body_schema_becomes_a_model_of_the_method()
    {
        var stack = ApiFixture.Synthesize();
        var model = stack.Single("aws_api_gateway_model");
        Assert.That(
            (model.Text("name"), model.Text("schema"),
                stack.WithId("aws_api_gateway_method", "tasks-POST-method")["request_models"].GetProperty("application/json").GetString()),
            Is.EqualTo(("Task", ApiFixture.Schema.Json, model.Reference("name"))));
    }

    // Otherwise only JSON is checked, and 6 MB or more of anything else reach Lambda, which refuses them.
    [Test]
    public void Content_of_every_type_is_held_against_the_model()
    {
        var stack = ApiFixture.Synthesize();
        Assert.That(
            stack.WithId("aws_api_gateway_method", "tasks-POST-method")["request_models"]
                .EnumerateObject()
                .Select(model => (model.Name, model.Value.GetString())),
            Is.EquivalentTo([
                ("$default", stack.Single("aws_api_gateway_model").Reference("name")),
                ("application/json", stack.Single("aws_api_gateway_model").Reference("name")),
            ]));
    }

    [Test]
    public void Bodies_are_held_against_the_model()
    {
        var stack = ApiFixture.Synthesize();
        var validator = stack.Single("aws_api_gateway_request_validator");
        Assert.That(
            (
                validator.Text("validate_request_body"),
                stack.WithId("aws_api_gateway_method", "tasks-POST-method").Text("request_validator_id")),
            Is.EqualTo(("true", validator.Reference("id"))));
    }

    [Test]
    public void Routes_without_a_schema_have_no_validator() =>
        Assert.That(ApiFixture.Synthesize().WithId("aws_api_gateway_method", "tasks-GET-method").Text("request_validator_id"), Is.Null);

    [TestCase("aws_api_gateway_integration", "status-GET-integration", "type", "MOCK")]
    [TestCase(
        "aws_api_gateway_integration", "status-GET-integration", "request_templates", """{"application/json":"{\"statusCode\":200}"}""")]
    [TestCase("aws_api_gateway_integration_response", "status-GET-integration-response", "response_templates",
        """{"application/json":"{\"ok\":true}"}""")]
    [TestCase("aws_api_gateway_integration_response", "status-GET-integration-response", "status_code", "200")]
    public void A_mock_route_is_answered_by_the_gateway(string type, string id, string path, string value) => Assert.That(
        ApiFixture.WithRoutes(_ => new() { ["GET /status"] = new MockRoute("""{"ok":true}""") }).WithId(type, id).Text(path),
        Is.EqualTo(value));

    [Test]
    public void What_the_gateway_answers_by_itself_refuses_content_that_it_has_no_template_for() => Assert.That(
        ApiFixture.WithRoutes(_ => new() { ["GET /status"] = new MockRoute("{}") }).All("aws_api_gateway_integration")
            .Select(mock => (mock.Text("type"), mock.Text("passthrough_behavior"))),
        Is.EqualTo([("MOCK", "NEVER"), ("MOCK", "NEVER")]));

    [Test]
    public void A_mock_route_needs_no_permission() =>
        Assert.That(ApiFixture.WithRoutes(_ => new() { ["GET /status"] = new MockRoute("{}") }).All("aws_lambda_permission"), Is.Empty);

    [TestCase("tasks", "GET,POST,OPTIONS")]
    [TestCase("tasks_id", "GET,OPTIONS")]
    public void Each_path_answers_preflights_with_its_methods(string path, string methods)
    {
        var stack = ApiFixture.Synthesize();
        var headers = stack.WithId("aws_api_gateway_integration_response", $"{path}-OPTIONS-integration-response")["response_parameters"];
        Assert.That(headers.GetProperty("method.response.header.Access-Control-Allow-Methods").GetString(), Is.EqualTo($"'{methods}'"));
    }

    [Test]
    public void Preflights_are_not_authorized() =>
        Assert.That(
            ApiFixture.Synthesize().WithId("aws_api_gateway_method", "tasks-OPTIONS-method").Text("authorization"), Is.EqualTo("NONE"));

    [Test]
    public void Preflights_name_the_origin_that_may_call() => Assert.That(
        ApiFixture.Synthesize(props => props with { Cors = new() { AllowOrigin = "https://example.com" } })
            .WithId("aws_api_gateway_integration_response", "tasks-OPTIONS-integration-response")["response_parameters"]
            .GetProperty("method.response.header.Access-Control-Allow-Origin").GetString(),
        Is.EqualTo("'https://example.com'"));
}
