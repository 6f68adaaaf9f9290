using System.Text.Json;
using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Tasks;

/// <summary>Writes that DynamoDB makes, but whose answer does not arrive, so that the SDK sends them again.</summary>
public sealed class LostAnswerTests
{
    private readonly TaskSession session = new();

    [TestCase(null)]
    [TestCase("\"1\"")]
    [TestCase("*")]
    public async Task A_replacement_is_made_once_and_answered_as_made(string? condition)
    {
        var id = await session.CreateIdAsync();
        var response = await SendAsync("dynamodb:UpdateItem", Faults.LostAnswer, Replace(id, "mine", condition));
        var read = await session.GetAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That((response.Status, response.Header("ETag")), Is.EqualTo((200, "\"2\"")), response.ToString());
            Assert.That(JsonElement.DeepEquals(read.Json, response.Json), $"{read}\n{response}");
        });
    }

    [TestCase(1, null)]
    [TestCase(1, "\"1\"")]
    [TestCase(7, null)]
    [TestCase(7, "\"1\"")]
    public async Task A_replacement_is_known_though_others_replaced_the_task_meanwhile(int others, string? condition)
    {
        var id = await session.CreateIdAsync();
        var fault = Faults.LostAnswerWhile(async () =>
        {
            for (var other = 0; other < others; other++)
                await TaskSession.SendAsync(Replace(id, "another's"));
        });
        var response = await SendAsync("dynamodb:UpdateItem", fault, Replace(id, "mine", condition));
        var task = (await session.GetAsync(id)).Json;
        Assert.Multiple(() =>
        {
            Assert.That((response.Status, response.Header("ETag")), Is.EqualTo((200, "\"2\"")), response.ToString());
            Assert.That(response.Json.GetProperty("title").GetString(), Is.EqualTo("mine"));
            Assert.That(
                (task.GetProperty("title").GetString(), task.GetProperty("version").GetInt32()), Is.EqualTo(("another's", 2 + others)));
        });
    }

    [TestCase(null)]
    [TestCase("\"1\"")]
    public async Task A_deletion_is_answered_as_made(string? condition)
    {
        var id = await session.CreateIdAsync();
        var response = await SendAsync("dynamodb:DeleteItem", Faults.LostAnswer, WithCondition(session.One("DELETE", id), condition));
        Assert.That((response.Status, (await session.GetAsync(id)).Status), Is.EqualTo((204, 404)), response.ToString());
    }

    [TestCase("PUT", "dynamodb:UpdateItem", 200)]
    [TestCase("DELETE", "dynamodb:DeleteItem", 204)]
    public async Task An_answer_that_stops_halfway_is_no_other_case(string method, string action, int status)
    {
        var id = await session.CreateIdAsync();
        var response = await SendAsync(
            action, Faults.StalledAnswer, WithCondition(method == "PUT" ? Replace(id, "mine") : session.One(method, id), "\"1\""));
        Assert.That(response.Status, Is.EqualTo(status), response.ToString());
    }

    [TestCase(null)]
    [TestCase("key")]
    public async Task A_task_deleted_before_its_creation_was_sent_again_stays_deleted(string? idempotencyKey)
    {
        var own = new TaskSession();
        await SendAsync("dynamodb:PutItem", Faults.LostAnswerWhile(() => DeleteAllAsync(own)), Create(own, idempotencyKey));
        Assert.That((await own.PagesAsync(list => list)).SelectMany(page => page), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("key")]
    public async Task A_creation_that_arrives_late_does_not_bring_back_what_was_deleted(string? idempotencyKey)
    {
        var own = new TaskSession();
        var (later, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        var response = await SendAsync("dynamodb:PutItem", Faults.HeldUp(later.Task, done), Create(own, idempotencyKey));
        await DeleteAllAsync(own);
        later.SetResult();
        await done.Task;
        Assert.That(response.Status, Is.EqualTo(201), response.ToString());
        Assert.That((await own.PagesAsync(list => list)).SelectMany(page => page), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("*")]
    public async Task A_replacement_that_arrives_late_is_not_made_twice(string? condition)
    {
        var id = await session.CreateIdAsync();
        var (later, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        await SendAsync("dynamodb:UpdateItem", Faults.HeldUp(later.Task, done), Replace(id, "mine", condition));
        await TaskSession.SendAsync(Replace(id, "another's"));
        later.SetResult();
        await done.Task;
        var task = (await session.GetAsync(id)).Json;
        Assert.That((task.GetProperty("title").GetString(), task.GetProperty("version").GetInt32()), Is.EqualTo(("another's", 3)));
    }

    private static async Task<ProxyResponse> SendAsync(string action, Fault fault, ProxyEvent request)
    {
        using var injected = TasksTests.System.Aws.Inject(action, fault, times: 1);
        return await TaskSession.SendAsync(request);
    }

    private static async Task DeleteAllAsync(TaskSession session)
    {
        foreach (var task in (await session.PagesAsync(list => list)).SelectMany(page => page))
            await TaskSession.SendAsync(session.One("DELETE", task.GetProperty("task_id").GetString()!));
    }

    private static ProxyEvent Create(TaskSession session, string? idempotencyKey)
    {
        var request = session.Collection("POST").Json(new { title = "Once" });
        return idempotencyKey is null ? request : request.Header("Idempotency-Key", idempotencyKey);
    }

    private ProxyEvent Replace(string id, string title, string? condition = null) =>
        WithCondition(session.One("PUT", id).Json(new { title }), condition);

    private static ProxyEvent WithCondition(ProxyEvent request, string? condition) =>
        condition is null ? request : request.Header("If-Match", condition);
}
