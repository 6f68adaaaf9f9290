using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Events;

public sealed class NotificationTests
{
    private static readonly ProxyEvent Get = new("GET", "/notifications");
    private static readonly ProxyEvent Post = new("POST", "/notifications");

    private static EventsSystem Events => EventsTests.System;

    [Test]
    public async Task A_notification_is_kept_and_read_where_its_location_says()
    {
        var created = await Events.SendAsync(Post.Json(new { title = "Disk full", message = "On host 7", severity = "critical" }));
        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        var id = created.Json.GetProperty("notification_id").GetString()!;

        var read = await Events.SendAsync(Get.Query("notification_id", id));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Header("Location"), Is.EqualTo($"/{ProxyEvent.Stage}/notifications?notification_id={id}"));
            Assert.That(created.Json.GetProperty("severity").GetString(), Is.EqualTo("critical"));
            Assert.That((read.Status, read.Body), Is.EqualTo((200, created.Body)));
        }
    }

    [Test]
    public async Task What_is_left_out_gets_its_default()
    {
        var created = await Events.SendAsync(Post.Json(new { title = "T" }));
        Assert.That(
            (created.Json.GetProperty("message").GetString(), created.Json.GetProperty("severity").GetString()), Is.EqualTo(("", "info")));
    }

    [Test]
    public async Task Notifications_are_listed_page_by_page_newest_first()
    {
        await using var system = await EventsSystem.StartAsync();
        for (var number = 1; number <= 7; number++)
            await system.SendAsync(Post.Json(new { title = $"{number}" }));

        List<string> pages = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await system.SendAsync(
                cursor.Length == 0 ? Get.Query("limit", "3") : Get.Query("limit", "3").Query("cursor", cursor));
            Assert.That(page.Status, Is.EqualTo(200), page.ToString());
            pages.Add(string.Concat(page.Json.GetProperty("notifications")
                .EnumerateArray()
                .Select(notification => notification.GetProperty("title").GetString())));
            cursor = page.Json.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }

        Assert.That(pages, Is.EqualTo(["765", "432", "1"]));
    }

    [TestCase("{}", "#/title")]
    [TestCase("""{"title":""}""", "#/title")]
    [TestCase("""{"title":" \u3000\t"}""", "#/title")]
    [TestCase("""{"title":1,"severity":"loud","colour":"red"}""", "#/title", "#/severity", "#/colour")]
    [TestCase("[]", "#")]
    public async Task A_body_that_breaks_the_schema_is_refused_with_a_pointer_to_each_field(string body, params string[] pointers)
    {
        var response = await Events.SendAsync(Post.Text(body));
        Assert.That(response.Status, Is.EqualTo(400), response.ToString());
        Assert.That(response.Offenders, Is.EquivalentTo(pointers), response.ToString());
    }

    [TestCase("limit", "0")]
    [TestCase("limit", "101")]
    [TestCase("cursor", "abc")]
    [TestCase("notification_id", "7")]
    [TestCase("page", "1")]
    public async Task A_query_parameter_that_is_wrong_or_unknown_is_named(string name, string value)
    {
        var response = await Events.SendAsync(Get.Query(name, value));
        Assert.That((response.Status, string.Join(',', response.Offenders)), Is.EqualTo((400, name)), response.ToString());
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData(Get.Query("notification_id", "01890a5d-ac96-774b-bcce-b302099a8057"), 404)
            .SetArgDisplayNames("an id that is not there");
        yield return new TestCaseData(Post.Text("""{"title":"""), 400).SetArgDisplayNames("no JSON");
        yield return new TestCaseData(Post.Header("Content-Type", "text/plain") with { Body = "T" }, 415).SetArgDisplayNames("a text");
        yield return new TestCaseData(Post.Json(new { title = "T", message = new string('m', 300_000) }), 413)
            .SetArgDisplayNames("more than 256 KB");
        yield return new TestCaseData(new ProxyEvent("DELETE", "/notifications"), 405).SetArgDisplayNames("another method");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_request_that_cannot_be_answered_gets_its_problem(ProxyEvent request, int status)
    {
        var response = await Events.SendAsync(request);
        Assert.That(
            (response.Status, response.Header("Content-Type")), Is.EqualTo((status, "application/problem+json")), response.ToString());
    }

    [Test]
    public async Task A_throttled_table_is_answered_with_503_and_when_to_come_again()
    {
        using var throttling = Events.Aws.Inject("dynamodb:Query", Faults.Throttling);
        var response = await Events.SendAsync(Get);
        Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "1")), response.ToString());
    }
}
