using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Events;

/// <summary><c>Idempotency-Key</c> on <c>POST /notifications</c>, as on <c>POST /tasks</c>.</summary>
public sealed class NotificationIdempotencyTests
{
    private static EventsSystem Events => EventsTests.System;

    [Test]
    public async Task A_replay_gets_the_first_answer_and_makes_nothing()
    {
        var request = Request();
        var (first, replay) = (await Events.SendAsync(request), await Events.SendAsync(request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((201, (string?)null)), first.ToString());
            Assert.That((replay.Status, replay.Header("Idempotent-Replayed")), Is.EqualTo((201, "true")), replay.ToString());
            Assert.That((replay.Body, replay.Header("Location")), Is.EqualTo((first.Body, first.Header("Location"))));
        }

        Assert.That(await CountAsync(request), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_a_conflict_and_makes_nothing()
    {
        var request = Request();
        await Events.SendAsync(request);
        var other = await Events.SendAsync(
            request with { Body = request.Body!.Replace("}", ",\"severity\":\"error\"}", StringComparison.Ordinal) });
        Assert.That((other.Status, await CountAsync(request)), Is.EqualTo((409, 1)), other.ToString());
    }

    [Test]
    public async Task A_lost_answer_of_DynamoDB_makes_neither_a_second_notification_nor_a_replay()
    {
        var request = Request();
        ProxyResponse first;
        using (Events.Aws.Inject("dynamodb:PutItem", Faults.LostAnswer, times: 1))
            first = await Events.SendAsync(request);
        Assert.That((first.Status, first.Header("Idempotent-Replayed"), await CountAsync(request)), Is.EqualTo((201, (string?)null, 1)),
            first.ToString());
    }

    [TestCase("")]
    [TestCase("with space")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var response = await Events.SendAsync(
            new ProxyEvent("POST", "/notifications").Header("Idempotency-Key", key).Json(new { title = "T" }));
        Assert.That(response.Offenders, Is.EqualTo(new[] { "Idempotency-Key" }), response.ToString());
    }

    // A title of its own for each request, by which what it made is counted.
    private static ProxyEvent Request() =>
        new ProxyEvent("POST", "/notifications").Header("Idempotency-Key", $"{Guid.NewGuid()}").Json(new { title = $"{Guid.NewGuid()}" });

    private static async Task<int> CountAsync(ProxyEvent request)
    {
        var title = System.Text.Json.JsonDocument.Parse(request.Body!).RootElement.GetProperty("title").GetString();
        var page = await Events.SendAsync(new ProxyEvent("GET", "/notifications").Query("limit", "100"));
        return page.Json.GetProperty("notifications")
            .EnumerateArray()
            .Count(notification => notification.GetProperty("title").GetString() == title);
    }
}
