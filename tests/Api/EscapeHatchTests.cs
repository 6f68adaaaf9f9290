using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using Tap.Api;
using Tap.Core;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

/// <summary>What an API has made can be found and changed afterwards, and the stage gets it.</summary>
public sealed class EscapeHatchTests
{
    private static IEnumerable<TestCaseData<Action<RestService>>> Served =>
    [
        Change("a method's property", api => api.MethodOf("GET /tasks").ApiKeyRequired = true),
        Change("a method's override", api => api.MethodOf("POST /tasks").AddOverride("authorization", "CUSTOM")),
        Change("a preflight", api => api.MethodOf("OPTIONS /tasks").OperationName = "preflight"),
        Change("an integration", api => api.IntegrationOf("GET /tasks/{id}").TimeoutMilliseconds = 5_000),
        Change("a method's response", api => api.MethodResponsesOf("GET /status")[0].AddOverride("status_code", "203")),
        Change("an integration's response", api => api.IntegrationResponsesOf("GET /status")[0].ContentHandling = "CONVERT_TO_TEXT"),
        Change("a resource", api => api.ResourceOf("/tasks/{id}").PathPart = "{task}"),
        Change("a model", api => api.ModelOf("Task").Schema = "{}"),
        Change("a validator", api => api.ValidatorOf("body").ValidateRequestParameters = true),
        Change("a gateway response", api => api.GatewayResponseOf("DEFAULT_4XX").StatusCode = "418"),
        Change("the policy", api => api.Policy!.Policy = "{}"),
        Change("the API itself", api => api.Api.MinimumCompressionSize = "0"),
    ];

    private static IEnumerable<TestCaseData<Action<RestService>>> NotServed =>
    [
        Change("nothing", _ => { }),
        Change("a method's lifecycle",
            api => api.MethodOf("GET /tasks").AddOverride("lifecycle.ignore_changes", new[] { "authorization" })),
        Change("the stage", api => api.Stage.Stage.Description = "other"),
        Change("the stage's settings", api => api.Stage.MethodSettings.AddOverride("settings.metrics_enabled", false)),
        Change("a permission", api => ((LambdaPermission)api.NeedsOf("GET /tasks")[0]).StatementId = "other"),
        Change("the deployment", api => api.ApiDeployment.Description = "other"),
    ];

    [TestCaseSource(nameof(Served))]
    public void What_is_changed_of_what_callers_see_is_deployed(Action<RestService> change) =>
        Assert.That(Trigger(change), Is.Not.EqualTo(Trigger(_ => { })));

    [TestCaseSource(nameof(NotServed))]
    public void What_callers_do_not_see_is_not(Action<RestService> change) => Assert.That(Trigger(change), Is.EqualTo(Trigger(_ => { })));

    [Test]
    public void What_is_changed_is_synthesized() => Assert.That(
        Synthesize(api => api.MethodOf("GET /tasks").ApiKeyRequired = true)
            .WithId("aws_api_gateway_method", "tasks-GET-method").Text("api_key_required"),
        Is.EqualTo("true"));

    private static IEnumerable<TestCaseData<Action<RestService>, string>> Unknown =>
    [
        new(
            api => api.MethodOf("PUT /tasks"),
            "API 'trainr963-dev-apigateway-test-api-production' has no route 'PUT /tasks'; it has GET /status, GET /tasks, "
            + "GET /tasks/{id}, OPTIONS /status, OPTIONS /tasks, OPTIONS /tasks/{id}, POST /tasks."),
        new(api => api.IntegrationOf("GET /task"), "has no route 'GET /task'; it has GET /status, "),
        new(api => api.MethodResponsesOf(""), "has no route ''; it has GET /status, "),
        new(api => api.IntegrationResponsesOf("GET"), "has no route 'GET'; it has GET /status, "),
        new(api => api.NeedsOf("/tasks"), "has no route '/tasks'; it has GET /status, "),
        new(api => api.ResourceOf("/a"), "has no resource of the path '/a'; it has /status, /tasks, /tasks/{id}."),
        new(api => api.ModelOf("Note"), "has no model 'Note'; it has Task."),
        new(api => api.ValidatorOf("parameters"), "has no validator of 'parameters'; it has body."),
        new(
            api => api.GatewayResponseOf("THROTTLED"),
            "has no gateway response 'THROTTLED'; it has BAD_REQUEST_BODY, DEFAULT_4XX, DEFAULT_5XX."),
    ];

    [TestCaseSource(nameof(Unknown))]
    public void What_is_not_there_is_told_with_what_is(Action<RestService> find, string message) => Assert.That(
        () => Synthesize(find), Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void Where_there_is_nothing_of_a_kind_that_is_told() => Assert.That(
        () => SynthesizedStack.Of(stack => new RestService(stack, "api", new()
        {
            Description = "Test", Routes = new Dictionary<string, Route> { ["GET /status"] = new MockRoute("{}") },
        }).ModelOf("Task")),
        Throws.TypeOf<InputException>().With.Message.EndsWith("has no model 'Task'; it has none at all."));

    private static TestCaseData<Action<RestService>> Change(string what, Action<RestService> change) =>
        new(change) { TestName = $"{{m}}({what})" };

    private static string? Trigger(Action<RestService> change) =>
        Synthesize(change).Single("aws_api_gateway_deployment").Text("triggers.definition");

    private static SynthesizedStack Synthesize(Action<RestService> change) => SynthesizedStack.Of(stack =>
    {
        var function = stack.Function();
        change(new RestService(stack, "api", new()
        {
            Description = "Test",
            AllowedIps = ["10.0.0.0/8"],
            Routes = new Dictionary<string, Route>(ApiFixture.Routes(function)) { ["GET /status"] = new MockRoute("{}") },
        }));
    });
}
