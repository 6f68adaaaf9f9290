namespace Tap.Tests.Functions.Tasks;

public sealed class ParameterTests
{
    private readonly TaskSession session = new();

    [Test]
    public async Task An_id_that_is_no_UUID_is_refused(
        [Values("GET", "PUT", "DELETE")] string method,
        [Values("1", "not-a-uuid", "00000000-0000-0000-0000-00000000000g", "..%2F..", "' OR 1=1", "idempotency#x")] string id)
    {
        var request = session.One(method, id);
        var response = await TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request);
        Assert.That((response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, "task_id")), response.ToString());
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task Writing_needs_an_id(string method) =>
        Assert.That(
            (await TaskSession.SendAsync(session.Collection(method).Json(new { title = "T" }))).Offenders, Is.EqualTo(new[] { "task_id" }));

    [Test]
    public async Task Two_different_ids_are_refused() => Assert.That(
        (await TaskSession.SendAsync(session.One("GET", Guid.NewGuid().ToString()).Query("task_id", Guid.NewGuid().ToString()))).Offenders,
        Is.EqualTo(new[] { "task_id" }));

    [TestCase("limit", "0")]
    [TestCase("limit", "101")]
    [TestCase("limit", "-1")]
    [TestCase("limit", "1.5")]
    [TestCase("limit", "1e2")]
    [TestCase("limit", "ten")]
    [TestCase("limit", "")]
    [TestCase("status", "done")]
    [TestCase("status", "")]
    [TestCase("cursor", "")]
    [TestCase("cursor", "abc")]
    [TestCase("cursor", "!!!")]
    [TestCase("cursor", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("stauts", "pending")]
    [TestCase("Limit", "5")]
    public async Task A_query_parameter_that_is_wrong_or_unknown_is_named(string name, string value)
    {
        var response = await TaskSession.SendAsync(session.Collection("GET").Query(name, value));
        Assert.That((response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, name)), response.ToString());
    }

    [Test]
    public async Task All_wrong_query_parameters_are_named_at_once() => Assert.That(
        (await TaskSession.SendAsync(session.Collection("GET").Query("limit", "1").Query("limit", "2").Query("page", "1"))).Offenders,
        Is.EquivalentTo(new[] { "limit", "page" }));

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task Writing_knows_no_filters(string method) =>
        Assert.That(
            (await TaskSession.SendAsync(session.Collection(method).Query("status", "pending").Json(new { title = "T" }))).Offenders,
            Is.EqualTo(new[] { "status" }));

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("idempotency#default")]
    [TestCase("ümlaut")]
    public async Task A_session_id_that_is_none_is_refused(string id) => Assert.That(
        (await TaskSession.SendAsync(new TaskSession(id).Collection("GET"))).Offenders, Is.EqualTo(new[] { "X-Session-Id" }));

    [TestCase(128, 200)]
    [TestCase(129, 400)]
    public async Task A_session_id_has_128_characters_at_most(int length, int status) =>
        Assert.That((await TaskSession.SendAsync(new TaskSession(new string('s', length)).Collection("GET"))).Status, Is.EqualTo(status));

    [Test]
    public async Task A_repeated_session_header_is_not_one_of_its_values() => Assert.That(
        (await TaskSession.SendAsync(session.Collection("GET").Header("X-Session-Id", "another"))).Status, Is.EqualTo(400));

    [Test]
    public async Task An_event_without_anything_is_answered_all_the_same()
    {
        await using var get = TasksTests.System.Start("GET");
        Assert.That(new ProxyResponse(await get.InvokeAsync("{}")).Status, Is.EqualTo(401));
    }
}
