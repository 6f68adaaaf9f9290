namespace Tap.Tests.Functions.Gateway;

public sealed class ValidationTests
{
    private static GatewaySystem System => GatewayTests.System;

    [Test]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var response = await System.SendAsync(GatewaySystem.Post(new
        {
            operation = "update", id = "../x", version = 0, attributes = new Dictionary<string, object?> { ["a b"] = 1, ["n"] = null },
            limit = 5, surprise = true,
        }));
        Assert.Multiple(() =>
        {
            Assert.That(
                (response.Status, response.Header("Content-Type")), Is.EqualTo((400, "application/problem+json")), response.ToString());
            Assert.That(
                response.Offenders,
                Is.EquivalentTo(new[] { "#/id", "#/version", "#/attributes/a%20b", "#/attributes/n", "#/limit", "#/surprise" }));
        });
    }

    [TestCase("create", "#/attributes")]
    [TestCase("get", "#/id")]
    [TestCase("update", "#/id,#/version,#/attributes")]
    [TestCase("query", "#/id")]
    public async Task An_operation_needs_its_fields(string operation, string fields) =>
        Assert.That((await System.SendAsync(GatewaySystem.Post(new { operation }))).Offenders, Is.EquivalentTo(fields.Split(',')));

    [TestCase("""{"operation":"delete","id":"a"}""", "#/operation")]
    [TestCase("""{"operation":"list","limit":0}""", "#/limit")]
    [TestCase("""{"operation":"list","limit":101}""", "#/limit")]
    [TestCase("""{"operation":"list","cursor":"abc"}""", "#/cursor")]
    [TestCase("""{"operation":"update","id":"a","version":9007199254740991,"attributes":{}}""", "#/version")]
    [TestCase("""{"operation":"create","attributes":{"n":1e-140}}""", "#/attributes/n")]
    [TestCase("""{"operation":"create","attributes":{"n":1e300}}""", "#/attributes/n")]
    [TestCase("""{"operation":"create","attributes":{"n":{}}}""", "#/attributes/n")]
    [TestCase("""{"operation":"create","attributes":{"n":[[]]}}""", "#/attributes/n/0")]
    public async Task A_wrong_value_is_named(string body, string field)
    {
        var response = await System.SendAsync(GatewaySystem.Post(new { }) with { Body = body });
        Assert.That((response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, field)), response.ToString());
    }

    [TestCase("""{"operation":"update","id":"absent","version":9007199254740990,"attributes":{}}""", 404)]
    [TestCase(
        """{"operation":"create","attributes":{"n":9007199254740991,"m":-9007199254740991,"l":[1e-130,-0.0,1.7976931348623157e-100]}}""",
        201)]
    [TestCase("""{"operation":"query","id":"absent","conditions":[{"attribute":"n","operator":"lt","value":-9007199254740991},"""
        + """{"attribute":"n","operator":"contains","value":""}]}""", 200)]
    public async Task The_largest_and_smallest_values_are_taken(string body, int status) =>
        Assert.That((await System.SendAsync(GatewaySystem.Post(new { }) with { Body = body })).Status, Is.EqualTo(status));

    [Test]
    public async Task Attributes_have_a_size_that_they_must_not_exceed()
    {
        var attributes = Enumerable.Range(0, 9).ToDictionary(number => $"a{number}", _ => new string('x', 4_000));
        Assert.That(
            (await System.SendAsync(GatewaySystem.Post(new { operation = "create", attributes }))).Offenders,
            Is.EqualTo(new[] { "#/attributes" }));
    }

    [TestCase("", 400)]
    [TestCase("{", 400)]
    [TestCase("null", 400)]
    [TestCase("[]", 400)]
    [TestCase("\"create\"", 400)]
    [TestCase("""{"operation":"list","operation":"get"}""", 400)]
    public async Task A_body_that_is_no_request_is_refused(string body, int status) =>
        Assert.That((await System.SendAsync(GatewaySystem.Post(new { }) with { Body = body })).Status, Is.EqualTo(status));
}
