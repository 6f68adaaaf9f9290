using Tap.Api;
using Tap.Core;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

/// <summary>What a route that was declared outside the library gets of it.</summary>
public sealed class OwnRouteTests
{
    [Test]
    public void It_is_signed_by_default() => Assert.That(
        Proxied().WithId("aws_api_gateway_method", "notes_id-GET-method").Text("authorization"), Is.EqualTo("AWS_IAM"));

    [Test]
    public void It_is_integrated_as_it_says()
    {
        var integration = Proxied().WithId("aws_api_gateway_integration", "notes_id-GET-integration");
        Assert.That(
            (integration.Text("type"), integration.Text("integration_http_method"), integration.Text("uri"),
                integration.Text("request_parameters")),
            Is.EqualTo((
                "HTTP_PROXY", "GET", "https://notes.example.com/{id}",
                """{"integration.request.path.id":"method.request.path.id"}""")));
    }

    [Test]
    public void What_it_maps_of_the_request_is_declared_of_the_method() => Assert.That(
        Proxied().WithId("aws_api_gateway_method", "notes_id-GET-method").Text("request_parameters"),
        Is.EqualTo("""{"method.request.path.id":true}"""));

    [Test]
    public void A_header_that_it_maps_is_optional_and_a_part_of_the_caches_key()
    {
        var stack = WithRoute("GET /notes/{id}", _ => Mapping("header", "accept-language"), new StageCache());
        Assert.That(
            (stack.WithId("aws_api_gateway_method", "notes_id-GET-method").Text("request_parameters"),
                stack.WithId("aws_api_gateway_integration", "notes_id-GET-integration").Text("cache_key_parameters")),
            Is.EqualTo((
                """{"method.request.header.accept-language":false,"method.request.path.id":true}""",
                """["method.request.path.id","method.request.header.accept-language"]""")));
    }

    [Test]
    public void Its_path_has_preflights() => Assert.That(
        Proxied().WithId("aws_api_gateway_integration_response", "notes_id-OPTIONS-integration-response")["response_parameters"]
            .GetProperty("method.response.header.Access-Control-Allow-Methods").GetString(),
        Is.EqualTo("'GET,OPTIONS'"));

    [Test]
    public void Its_bodies_are_held_against_a_model()
    {
        var stack = Queued();
        var method = stack.WithId("aws_api_gateway_method", "jobs-POST-method");
        var validator = stack.Single("aws_api_gateway_request_validator", "validate_request_body", "true");
        Assert.That(
            (method.Text("request_validator_id"), method["request_models"].GetProperty("$default").GetString()),
            Is.EqualTo((validator.Reference("id"), stack.Single("aws_api_gateway_model").Reference("name"))));
    }

    [Test]
    public void Its_responses_have_the_origin_that_may_call() => Assert.That(
        Queued().All("aws_api_gateway_integration_response")
            .Where(response => !response.Address.Contains("OPTIONS", StringComparison.Ordinal))
            .Select(response => (
                response.Text("status_code"), response.Text("selection_pattern"),
                response["response_parameters"].GetProperty("method.response.header.Access-Control-Allow-Origin").GetString())),
        Is.EquivalentTo([("202", @"2\d{2}", "'*'"), ("502", (string?)null, "'*'")]));

    [Test]
    public void Content_that_it_has_no_template_for_is_refused() => Assert.That(
        Queued().WithId("aws_api_gateway_integration", "jobs-POST-integration").Text("passthrough_behavior"), Is.EqualTo("NEVER"));

    [Test]
    public void The_gateway_takes_its_role_and_the_stage_waits_for_the_policies_of_it()
    {
        var stack = Queued();
        var attachment = stack.All("aws_iam_role_policy_attachment")
            .Single(one => one.Address.Contains("jobs-POST-role", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.WithId("aws_api_gateway_integration", "jobs-POST-integration").Text("credentials"),
                Is.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
            Assert.That(stack.Single("aws_api_gateway_stage").Texts("depends_on"), Is.EqualTo([attachment.Address]));
        }
    }

    [Test]
    public void The_stage_waits_for_what_is_granted_to_the_role_later()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var role = new Role(stack, "caller", new() { Trust = Trust.Service("apigateway.amazonaws.com") });
            _ = Api(stack, "POST /a", new OtherRoute(_ => Service() with { Role = role }));
            role.Grant("Later", ["sqs:SendMessage"], ["arn:aws:sqs:us-east-1:111122223333:later"]);
        });
        Assert.That(
            stack.Single("aws_api_gateway_stage").Texts("depends_on"),
            Is.EqualTo([stack.Single("aws_iam_role_policy_attachment").Address]));
    }

    [Test]
    public void The_stage_waits_for_roles_and_permissions_alike()
    {
        var stack = SynthesizedStack.Of(stack => _ = new RestService(stack, "api", new()
        {
            Description = "Test",
            Routes = new Dictionary<string, Route>
            {
                ["GET /tasks"] = new FunctionRoute(stack.Function()), ["POST /jobs"] = new QueueRoute(new Queue(stack, "jobs")),
            },
        }));
        Assert.That(stack.Single("aws_api_gateway_stage").Texts("depends_on"), Is.EquivalentTo([
            stack.Single("aws_lambda_permission").Address,
            stack.All("aws_iam_role_policy_attachment")
                .Single(one => one.Address.Contains("jobs-POST-role", StringComparison.Ordinal)).Address,
        ]));
    }

    [Test]
    public void A_change_of_it_deploys_the_API_anew() => Assert.That(
        Trigger(new HttpProxyRoute("https://a.example.com")), Is.Not.EqualTo(Trigger(new HttpProxyRoute("https://b.example.com"))));

    [Test]
    public void The_deployment_depends_on_the_queue_no_more_than_on_a_name() => Assert.That(
        Queued().WithId("aws_api_gateway_integration", "jobs-POST-integration").Text("uri"),
        Does.Match(
            @"^arn:aws:apigateway:us-east-1:sqs:path/\$\{element\(split\("":"", aws_api_gateway_rest_api\.\w+\.execution_arn\), 4\)\}"
            + "/[a-z0-9-]+$"));

    [Test]
    public void Its_own_problems_are_told_with_all_others() => Assert.That(
        ApiFixture.Refused(_ => new()
        {
            Description = "Test",
            Stage = "a b",
            Routes = new Dictionary<string, Route> { ["GET /a"] = new HttpProxyRoute("http://a.example.com") },
        })[1..],
        Is.EqualTo([
            "\"GET /a\": its URL is 'http://a.example.com', but must begin with https://",
            "its stage is 'a b', but a stage's name is letters, digits, - and _, up to 128 of them",
        ]));

    [Test]
    public void Cached_without_authorization_it_is_refused() => Assert.That(
        ApiFixture.Refused(_ => new()
        {
            Description = "Test",
            Cache = new(),
            Routes = new Dictionary<string, Route>
            {
                ["GET /a"] = new HttpProxyRoute("https://a.example.com") { Authorization = RouteAuthorization.Open("Test") },
            },
        })[1],
        Does.StartWith("\"GET /a\" is cached and not authorized at the gateway"));

    private static IEnumerable<TestCaseData<RouteIntegration, string>> Wrong =>
    [
        new(new() { Type = IntegrationType.HttpProxy }, "of the type HttpProxy and has no URI"),
        new(new() { Type = IntegrationType.Mock, Uri = "https://a", Responses = [new(200)] }, "a mock calls nothing"),
        new(new() { Type = IntegrationType.HttpProxy, Uri = "https://a", Responses = [new(200)] }, "a proxy hands on"),
        new(Service() with { Responses = [] }, "0 of its responses have no selection pattern, but one must"),
        new(Service() with { Responses = [new(200), new(500)] }, "2 of its responses have no selection pattern, but one must"),
        new(Service() with { Responses = [new(202)] }, "its only response is 202, which callers would get for failures too"),
        new(
            Service() with { Responses = [new(500) { SelectionPattern = "5.*" }, new(500)] },
            "2 of its responses have the status 500: API Gateway takes one of each"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void An_integration_that_cannot_work_is_refused(RouteIntegration integration, string problem) => Assert.That(
        () => SynthesizedStack.Of(stack => Api(stack, "POST /a", new OtherRoute(_ => integration))),
        Throws.TypeOf<InputException>().With.Message.StartsWith("The integration of \"POST /a\" of RestService 'test/api'")
            .And.Message.Contains(problem));

    [Test]
    public void A_role_for_what_is_not_called_at_AWS_is_refused() => Assert.That(
        () => SynthesizedStack.Of(stack =>
        {
            var role = new Role(stack, "caller", new() { Trust = Trust.Service("apigateway.amazonaws.com") });
            Api(stack, "POST /a", new OtherRoute(_ => new() { Type = IntegrationType.HttpProxy, Uri = "https://a", Role = role }));
        }),
        Throws.TypeOf<InputException>().With.Message.Contains("only calls of AWS are signed"));

    [TestCase(199)]
    [TestCase(600)]
    public void A_status_that_is_none_is_refused(int status) =>
        Assert.That(() => new RouteResponse(status), Throws.TypeOf<InputException>().With.Message.Contains("between 200 and 599"));

    private static RouteIntegration Service() => new()
    {
        Type = IntegrationType.Aws,
        Uri = "arn:aws:apigateway:us-east-1:sqs:path/111122223333/later",
        Responses = [new(202) { SelectionPattern = @"2\d{2}" }, new(502)],
    };

    private static OtherRoute Mapping(string place, string name) => new(_ => new()
    {
        Type = IntegrationType.HttpProxy,
        Uri = "https://notes.example.com",
        RequestParameters = new Dictionary<string, string> { [$"integration.request.{place}.x"] = $"method.request.{place}.{name}" },
    });

    private static SynthesizedStack Proxied() =>
        WithRoute("GET /notes/{id}", _ => new HttpProxyRoute("https://notes.example.com/{id}"));

    private static SynthesizedStack Queued() =>
        WithRoute("POST /jobs", stack => new QueueRoute(new Queue(stack, "jobs")) { Body = ApiFixture.Schema });

    private static string? Trigger(Route route) =>
        WithRoute("GET /a", _ => route).Single("aws_api_gateway_deployment").Text("triggers.definition");

    private static SynthesizedStack WithRoute(string key, Func<TapStack, Route> route, StageCache? cache = null) =>
        SynthesizedStack.Of(stack => Api(stack, key, route(stack), cache));

    private static RestService Api(TapStack stack, string key, Route route, StageCache? cache = null) => new(stack, "api", new()
    {
        Description = "Test", Cache = cache, Routes = new Dictionary<string, Route> { [key] = route },
    });
}
