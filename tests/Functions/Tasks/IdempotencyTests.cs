using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Tasks;

public sealed class IdempotencyTests
{
    private readonly TaskSession session = new();

    [Test]
    public async Task A_replay_gets_the_first_answer_and_makes_nothing()
    {
        var request = Request();
        var first = await TaskSession.SendAsync(request);
        var replay = await TaskSession.SendAsync(request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((201, (string?)null)), first.ToString());
            Assert.That((replay.Status, replay.Header("Idempotent-Replayed")), Is.EqualTo((201, "true")), replay.ToString());
            Assert.That(
                (replay.Body, replay.Header("ETag"), replay.Header("Location")),
                Is.EqualTo((first.Body, first.Header("ETag"), first.Header("Location"))));
            await AssertOnlyAsync(request, first);
        });
    }

    [Test]
    public async Task The_same_key_with_another_body_is_a_conflict_and_makes_nothing()
    {
        var request = Request();
        var first = await TaskSession.SendAsync(request);
        var other = await TaskSession.SendAsync(request with { Body = """{"title":"Another"}""" });
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(other.Status, Is.EqualTo(409), other.ToString());
            await AssertOnlyAsync(request, first);
        });
    }

    [Test]
    public async Task The_same_content_spelt_differently_is_no_other_body()
    {
        var request = Request();
        var first = await TaskSession.SendAsync(request with { Body = """{"title":"T","priority":3}""" });
        var replay = await TaskSession.SendAsync(request with { Body = """{ "priority": 3.0, "title": "\u0054" }""" });
        Assert.That((replay.Status, replay.Body), Is.EqualTo((201, first.Body)));
    }

    [Test]
    public async Task Sessions_do_not_share_keys()
    {
        var request = Request();
        var first = await TaskSession.SendAsync(request);
        var other = await TaskSession.SendAsync(request with
        {
            Headers = [.. request.Headers.Where(header => header.Name != "X-Session-Id"), ("X-Session-Id", new TaskSession().Id)],
        });
        Assert.That((other.Status, other.Body == first.Body), Is.EqualTo((201, false)));
    }

    [Test]
    public async Task Concurrent_replays_make_one_task()
    {
        var request = Request();
        await using var post = TasksTests.System.Start("POST", concurrency: 8);
        var responses = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => TasksSystem.SendAsync(post, request)));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(201));
            Assert.That(responses.Select(response => response.Body).Distinct().Count(), Is.EqualTo(1));
            Assert.That(responses.Count(response => response.Header("Idempotent-Replayed") is null), Is.EqualTo(1));
            await AssertOnlyAsync(request, responses[0]);
        });
    }

    [TestCase(false, null, TestName = "A_replay_after_a_crash_before_the_task_was_written_makes_it")]
    [TestCase(true, "true", TestName = "A_replay_after_a_crash_when_the_task_was_written_finds_it")]
    public async Task A_replay_after_a_crash(bool isWritten, string? replayed)
    {
        var request = Request();
        await using var environment = await ExecutionEnvironment.StartAsync(
            TasksTests.System.SettingsOf("POST"), TasksTests.System.Aws.Address);
        using (TasksTests.System.Aws.Inject("dynamodb:PutItem", Crash(environment, isWritten)))
            Assert.That(
                async () => await environment.InvokeAsync(request.Header("x-api-key", TasksSystem.ApiKey).ToJson()),
                Throws.TypeOf<FunctionException>());
        var replay = await TaskSession.SendAsync(request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((replay.Status, replay.Header("Idempotent-Replayed")), Is.EqualTo((201, replayed)), replay.ToString());
            await AssertOnlyAsync(request, replay);
        });
    }

    [Test]
    public async Task A_lost_answer_of_DynamoDB_makes_neither_a_second_task_nor_a_replay()
    {
        var request = Request();
        ProxyResponse first;
        using (TasksTests.System.Aws.Inject("dynamodb:PutItem", Faults.LostAnswer, times: 1))
            first = await TaskSession.SendAsync(request);
        var replay = await TaskSession.SendAsync(request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((201, (string?)null)), first.ToString());
            Assert.That((replay.Status, replay.Header("Idempotent-Replayed")), Is.EqualTo((201, "true")), replay.ToString());
            await AssertOnlyAsync(request, first);
        });
    }

    [Test]
    public async Task A_task_deleted_after_a_create_that_failed_halfway_stays_deleted([Values(0, 1, 2)] int writesBefore)
    {
        var request = Request();
        using (TasksTests.System.Aws.Inject("dynamodb:PutItem", Faults.Throttling, skip: writesBefore))
            await TaskSession.SendAsync(request);
        var session = InSessionOf(request);
        var made = (await session.PagesAsync(list => list)).SelectMany(page => page)
            .Select(task => task.GetProperty("task_id").GetString()!)
            .ToList();
        foreach (var id in made)
            await TaskSession.SendAsync(session.One("DELETE", id));
        var replay = await TaskSession.SendAsync(request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(replay.Status, Is.EqualTo(201), replay.ToString());
            Assert.That((await session.PagesAsync(list => list)).SelectMany(page => page).Count(), Is.EqualTo(made.Count == 0 ? 1 : 0));
        });
    }

    [Test]
    public async Task A_task_deleted_since_stays_deleted()
    {
        var request = Request();
        var id = (await TaskSession.SendAsync(request)).Json.GetProperty("task_id").GetString()!;
        await TaskSession.SendAsync(InSessionOf(request).One("DELETE", id));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await TaskSession.SendAsync(request)).Status, Is.EqualTo(201));
            Assert.That((await InSessionOf(request).GetAsync(id)).Status, Is.EqualTo(404));
        });
    }

    [TestCase("")]
    [TestCase("with space")]
    [TestCase("ümlaut")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var response = await TaskSession.SendAsync(session.Collection("POST").Header("Idempotency-Key", key).Json(new { title = "T" }));
        Assert.That(response.Offenders, Is.EqualTo(new[] { "Idempotency-Key" }), response.ToString());
    }

    // A session of its own for each request, so that all its tasks can be counted.
    private static ProxyEvent Request() =>
        new TaskSession().Collection("POST").Header("Idempotency-Key", Guid.NewGuid().ToString()).Json(new { title = "Once" });

    private static TaskSession InSessionOf(ProxyEvent request) =>
        new(request.Headers.Single(header => header.Name == "X-Session-Id").Value);

    private static async Task AssertOnlyAsync(ProxyEvent request, ProxyResponse created)
    {
        var tasks = (await InSessionOf(request).PagesAsync(list => list)).SelectMany(page => page).ToList();
        Assert.That(tasks, Has.Count.EqualTo(1));
        Assert.That(TaskSession.IsListed(tasks[0], created), $"{tasks[0]} {created}");
    }

    private static Fault Crash(ExecutionEnvironment environment, bool isWritten) => async (request, proceed) =>
    {
        request.Http.Response.Body = Stream.Null;
        if (isWritten)
            await proceed();
        environment.Stop();
        request.Http.Abort();
    };
}
