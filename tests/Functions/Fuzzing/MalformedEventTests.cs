using System.Text.Json.Nodes;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>Whoever may invoke a function may do so without API Gateway, with any event.</summary>
public sealed class MalformedEventTests
{
    private static readonly string[] Wrong =
    [
        "5", "-1.5", "1e300", "true", "\"x\"", "[]", "[1]", "{}",
        """{"x":{}}""", """{"x":[null,{}]}""", "null", "\"\\ud800\\u0000\"", """{"__proto__":{"x":1}}""",
    ];

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public async Task A_field_of_another_type_is_answered_like_any_other_mistake(string package)
    {
        var function = ApiFunctions.Of(package);
        List<string> faults = [];
        foreach (var path in EventJson.PathsOf(function.Request))
            foreach (var value in Wrong)
            {
                var sent = EventJson.With(function.Request, path, value);
                var result = await function.InvokeAsync(sent);
                var found = Answer.Faults(result, sent);
                if (result.GetProperty("statusCode").GetInt32() >= 500)
                    found = [.. found, "is 5xx"];
                faults.AddRange(found.Select(fault => $"{string.Join('/', path)} = {value} {fault}"));
            }

        Assert.That(faults, Is.Empty);
    }

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public async Task Every_wrong_field_is_named(string package)
    {
        const string Event = """
            {"headers":5,"body":{},"isBase64Encoded":"x","requestContext":{"requestId":" ","identity":[]},
             "pathParameters":[],"multiValueHeaders":{"a":"b"},"httpMethod":null}
            """;
        var response = new ProxyResponse(await ApiFunctions.Of(package).InvokeAsync(Event));
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(400), response.ToString());
            Assert.That(response.Offenders, Is.EquivalentTo(new[]
            {
                "#/headers", "#/body", "#/isBase64Encoded", "#/requestContext/requestId", "#/requestContext/identity", "#/pathParameters",
                "#/multiValueHeaders",
            }));
        });
    }

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public async Task Without_the_fields_that_may_be_missing_a_request_is_answered_as_usual(string package)
    {
        var sent = JsonNode.Parse(ApiFunctions.Of(package).Request.ToJson())!.AsObject();
        foreach (var name in sent.Select(member => member.Key).Except(["httpMethod", "headers", "body", "pathParameters"]).ToList())
            sent[name] = null;
        var response = new ProxyResponse(await ApiFunctions.Of(package).InvokeAsync(sent.ToJsonString()));
        // The task may be deleted by now.
        Assert.That(response.Status, Is.LessThan(300).Or.EqualTo(404), response.ToString());
    }
}
