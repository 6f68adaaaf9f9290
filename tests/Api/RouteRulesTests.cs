using Tap.Api;
using Tap.Compute;

namespace Tap.Tests.Api;

public sealed class RouteRulesTests
{
    [Test]
    public void All_problems_are_told_at_once() => Assert.That(
        ApiFixture.Refused(function => new()
        {
            Description = "",
            Routes = new Dictionary<string, Route>
            {
                ["GET"] = new FunctionRoute(function),
                ["FETCH /a"] = new FunctionRoute(function),
                ["GET /a/"] = new FunctionRoute(function),
            },
            Stage = "a b",
            Cors = new() { AllowOrigin = "https://a.b/'", AllowHeaders = ["X Y"] },
            AllowedIps = ["10.0.0.1", "10.0.0.0/8"],
        }).Select(problem => problem[..Math.Min(problem.Length, 45)]),
        Is.EqualTo(new[]
        {
            "RestService 'test/api' cannot be made:",
            "\"FETCH /a\" has the method 'FETCH', but must have one of DELETE",
            "\"GET\" must be a method and a path, such as \"GET /tasks\"",
            "\"GET /a/\" has the path '/a/', but a path begins with a slash",
            "its stage is 'a b', but a stage's name is letters, digits",
            "CORS allows the origin 'https://a.b/'', but an origin is *",
            "CORS names the header 'X Y', but a header's name is letters",
            "it allows '10.0.0.1', which is no IPv4 range: write it in CIDR",
        }.Select(problem => problem[..Math.Min(problem.Length, 45)])));

    [Test]
    public void No_route_is_refused() => Assert.That(Problem([]), Does.StartWith("there is no route"));

    [Test]
    public void Two_names_of_a_parameter_at_one_place_are_refused() =>
        Assert.That(Problem(["GET /tasks/{id}", "PUT /tasks/{task_id}"]), Is.EqualTo(
            "below /tasks there are the parameters {id} and {task_id}, but API Gateway takes one name at a place: "
            + "use the same in all routes"));

    [Test]
    public void Two_names_of_a_parameter_at_one_place_are_refused_inside_paths_too() =>
        Assert.That(Problem(["GET /a/{b}/c", "GET /a/{d}/e"]), Does.StartWith("below /a there are the parameters {b} and {d}"));

    [TestCase("/a/b", "/a_b")]
    [TestCase("/a/b", "/a/{b}")]
    public void Paths_of_the_same_construct_id_are_refused(string one, string other) =>
        Assert.That(Problem([$"GET {one}", $"GET {other}"]), Does.Contain("would get the same construct id 'a_b': rename one of them"));

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("DELETE")]
    public void A_body_schema_of_a_request_without_a_body_is_refused(string method) => Assert.That(
        Problem([$"{method} /a"], ApiFixture.Schema),
        Is.EqualTo($"\"{method} /a\" has a body schema, but a {method} request has no body to check: leave it out"));

    [TestCase("my-model")]
    [TestCase("")]
    public void A_model_name_that_API_Gateway_does_not_take_is_refused(string name) =>
        Assert.That(
            Problem(["POST /a"], new BodySchema(name, "{}")), Does.Contain($"the name '{name}', but a model's name is letters and digits"));

    [TestCase("[]")]
    [TestCase("{")]
    public void A_schema_that_is_no_JSON_object_is_refused(string json) =>
        Assert.That(Problem(["POST /a"], new BodySchema("A", json)), Is.EqualTo($"the body schema 'A' is no JSON object: {json}"));

    [Test]
    public void Two_schemas_of_one_name_are_refused() => Assert.That(
        ApiFixture.Refused(function => new()
        {
            Description = "",
            Routes = new Dictionary<string, Route>
            {
                ["POST /a"] = new FunctionRoute(function) { Body = new("A", "{}") },
                ["POST /b"] = new FunctionRoute(function) { Body = new("A", """{"type":"object"}""") },
            },
        })[1],
        Is.EqualTo("there are 2 different body schemas of the name 'A': give each a name of its own"));

    [Test]
    public void A_cache_before_an_unauthorized_function_is_refused() => Assert.That(
        ApiFixture.Refused(function => new()
        {
            Description = "",
            Cache = new(),
            Routes = new Dictionary<string, Route>
            {
                ["GET /a"] = new FunctionRoute(function) { Authorization = RouteAuthorization.Open("Test") },
            },
        })[1],
        Does.StartWith("\"GET /a\" is cached and not authorized at the gateway"));

    [Test]
    public void Allowing_nobody_is_refused() => Assert.That(
        ApiFixture.Refused(function => new() { Description = "", Routes = ApiFixture.Routes(function), AllowedIps = [] })[1],
        Does.StartWith("it allows no IPv4 range"));

    private static string Problem(string[] keys, BodySchema? schema = null) =>
        ApiFixture.Refused(
            function => new() { Description = "", Routes = keys.ToDictionary(key => key, Route (_) => To(function, schema)) })[1];

    private static FunctionRoute To(NodeFunction function, BodySchema? schema) => new(function) { Body = schema };
}
