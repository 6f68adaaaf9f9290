using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

public sealed partial class GatewayErrorsTests
{
    private static readonly string[] Types = ["BAD_REQUEST_BODY", "DEFAULT_4XX", "DEFAULT_5XX"];

    [TestCaseSource(nameof(Types))]
    public void Each_keeps_its_own_status(string type) =>
        Assert.That(Response(type).Text("status_code"), type == "BAD_REQUEST_BODY" ? Is.EqualTo("400") : Is.Null);

    [TestCaseSource(nameof(Types))]
    public void Each_is_a_problem_document(string type) =>
        Assert.That(Header(type, "Content-Type"), Is.EqualTo("'application/problem+json'"));

    [TestCase("Access-Control-Allow-Origin", "'*'")]
    [TestCase("Access-Control-Allow-Methods", "'GET,POST,OPTIONS'")]
    public void Scripts_see_what_went_wrong(string header, string value) =>
        Assert.That(Types.Select(type => Header(type, header)), Is.All.EqualTo(value));

    [TestCaseSource(nameof(Types))]
    public void The_body_is_JSON_with_the_message_as_its_title(string type) =>
        Assert.That(Body(type).GetProperty("title").GetString(), Is.EqualTo("Invalid \"request\""));

    [TestCaseSource(nameof(Types))]
    public void The_body_names_the_request(string type) =>
        Assert.That(Body(type).GetProperty("instance").GetString(), Is.EqualTo("c6af9ac6"));

    [Test]
    public void An_invalid_body_is_told_what_it_has_to_be() =>
        Assert.That(Body("BAD_REQUEST_BODY").GetProperty("detail").GetString(), Does.Contain("schema"));

    // Of $context.error.messageString AWS says that it is quoted, of validationErrorString, which quotes what the caller sent, it says
    // nothing.
    [TestCaseSource(nameof(Types))]
    public void Nothing_that_a_caller_sent_is_put_into_the_body_unquoted(string type) => Assert.That(
        Variables().Matches(Template(type)).Select(variable => variable.Value),
        Is.SubsetOf(["$context.error.messageString", "$context.requestId"]));

    // What API Gateway puts in: messageString comes with quotes.
    private static JsonElement Body(string type) => JsonDocument.Parse(Template(type)
        .Replace("$context.error.messageString", "\"Invalid \\\"request\\\"\"", StringComparison.Ordinal)
        .Replace("$context.requestId", "c6af9ac6", StringComparison.Ordinal)).RootElement;

    private static string Template(string type) => Response(type)["response_templates"].GetProperty("application/json").GetString()!;

    private static string? Header(string type, string name) =>
        Response(type)["response_parameters"].GetProperty($"gatewayresponse.header.{name}").GetString();

    private static SynthesizedResource Response(string type) =>
        ApiFixture.Synthesize().Single("aws_api_gateway_gateway_response", "response_type", type);

    [GeneratedRegex(@"\$[A-Za-z.]+")]
    private static partial Regex Variables();
}
