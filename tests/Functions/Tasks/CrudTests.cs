using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Tap.Tests.Functions.Tasks;

public sealed class CrudTests
{
    private readonly TaskSession session = new();

    [Test]
    public async Task A_new_task_has_all_members_and_the_schemas_defaults()
    {
        var response = await TaskSession.SendAsync(session.Collection("POST").Json(new { title = "Write tests" }));
        var task = response.Json;
        var id = task.GetProperty("task_id").GetString();
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(201), response.ToString());
            Assert.That(response.Header("Location"), Is.EqualTo($"/prod/tasks/{id}"));
            Assert.That(response.Header("ETag"), Is.EqualTo("\"1\""));
            Assert.That(Guid.TryParse(id, out var guid) && guid.Version == 7, id);
            Assert.That(task.GetProperty("session_id").GetString(), Is.EqualTo(session.Id));
            Assert.That(task.GetProperty("description").GetString(), Is.Empty);
            Assert.That(task.GetProperty("status").GetString(), Is.EqualTo("pending"));
            Assert.That(task.GetProperty("priority").GetInt32(), Is.EqualTo(3));
            Assert.That(task.GetProperty("tags").GetArrayLength(), Is.Zero);
            Assert.That(task.GetProperty("version").GetInt32(), Is.EqualTo(1));
            Assert.That(task.GetProperty("updated_at").GetString(), Is.EqualTo(task.GetProperty("created_at").GetString()));
            Assert.That(
                task.GetProperty("expires_at").GetDateTimeOffset() - task.GetProperty("created_at").GetDateTimeOffset(),
                Is.EqualTo(TimeSpan.FromDays(90)).Within(TimeSpan.FromSeconds(1)));
            Assert.That(task.TryGetProperty("due_at", out _), Is.False);
        });
    }

    [Test]
    public async Task A_task_reads_as_it_was_written()
    {
        var content = new
        {
            title = "Ünïcödé 🎈 \"quoted\"", description = "two\nlines", status = "in_progress", priority = 5,
            due_at = "2028-02-29T12:00:00+02:00", tags = new[] { "a", "b" },
        };
        var created = await session.CreateAsync(content);
        var read = await session.GetAsync(created.GetProperty("task_id").GetString()!);
        var listed = (await session.PagesAsync(request => request)).SelectMany(page => page);
        Assert.Multiple(() =>
        {
            Assert.That(read.Status, Is.EqualTo(200));
            Assert.That(read.Header("Content-Type"), Is.EqualTo("application/json"));
            Assert.That(JsonElement.DeepEquals(read.Json, created), read.Body);
            Assert.That(listed.Count(task => TaskSession.IsListed(task, read)), Is.EqualTo(1));
            foreach (var member in JsonSerializer.SerializeToElement(content).EnumerateObject())
                Assert.That(JsonElement.DeepEquals(created.GetProperty(member.Name), member.Value), member.Name);
        });
    }

    [Test]
    public async Task Replacing_sets_all_content_and_raises_the_version()
    {
        var created = await session.CreateAsync(
            new { title = "Before", due_at = "2030-01-01T00:00:00Z", tags = new[] { "old" }, priority = 1 });
        var id = created.GetProperty("task_id").GetString()!;
        var replaced = await TaskSession.SendAsync(session.One("PUT", id).Json(new { title = "After", status = "completed" }));
        var read = await session.GetAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(replaced.Status, Is.EqualTo(200), replaced.ToString());
            Assert.That(replaced.Header("ETag"), Is.EqualTo("\"2\""));
            Assert.That(JsonElement.DeepEquals(read.Json, replaced.Json), read.Body);
            Assert.That(read.Json.GetProperty("title").GetString(), Is.EqualTo("After"));
            Assert.That(read.Json.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(read.Json.GetProperty("priority").GetInt32(), Is.EqualTo(3));
            Assert.That(read.Json.GetProperty("tags").GetArrayLength(), Is.Zero);
            Assert.That(read.Json.TryGetProperty("due_at", out _), Is.False);
            Assert.That(read.Json.GetProperty("created_at").GetString(), Is.EqualTo(created.GetProperty("created_at").GetString()));
            Assert.That(read.Json.GetProperty("version").GetInt32(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_deleted_task_is_gone()
    {
        var id = await session.CreateIdAsync();
        var deleted = await TaskSession.SendAsync(session.One("DELETE", id));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((deleted.Status, deleted.Body), Is.EqualTo((204, "")));
            Assert.That((await session.GetAsync(id)).Status, Is.EqualTo(404));
            Assert.That((await TaskSession.SendAsync(session.One("DELETE", id))).Status, Is.EqualTo(404));
        });
    }

    [TestCase("GET", 200)]
    [TestCase("PUT", 200)]
    [TestCase("DELETE", 204)]
    public async Task The_id_may_come_in_the_query_and_in_capitals(string method, int status)
    {
        var id = await session.CreateIdAsync();
        var request = session.Collection(method).Query("task_id", id.ToUpperInvariant());
        Assert.That(
            (await TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request)).Status, Is.EqualTo(status));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task What_was_never_there_is_not_found_and_not_made(string method)
    {
        var id = Guid.CreateVersion7().ToString();
        var request = session.One(method, id);
        var response = await TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(response.Status, Is.EqualTo(404), response.ToString());
            Assert.That(response.Header("Content-Type"), Is.EqualTo("application/problem+json"));
            Assert.That((await session.GetAsync(id)).Status, Is.EqualTo(404));
        });
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task A_session_sees_nothing_of_another(string method)
    {
        var id = await session.CreateIdAsync();
        var request = new TaskSession().One(method, id);
        var response = await TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(response.Status, Is.EqualTo(404));
            Assert.That((await session.GetAsync(id)).Json.GetProperty("version").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Without_a_session_tasks_are_those_of_the_default_session()
    {
        var created = await TaskSession.SendAsync(new ProxyEvent("POST", "/tasks").Json(new { title = "T" }));
        Assert.That(created.Json.GetProperty("session_id").GetString(), Is.EqualTo("default"));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task An_expired_task_counts_as_absent_though_its_row_is_there(string method)
    {
        var id = await session.CreateIdAsync();
        await ExpireAsync(session.Id, id);
        var request = session.One(method, id);
        var response = await TaskSession.SendAsync(
            method == "PUT" ? request.Json(new { title = "T" }) : request.Header("If-Match", "\"1\""));
        var listed = (await session.PagesAsync(list => list)).SelectMany(page => page)
            .Select(task => task.GetProperty("task_id").GetString());
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(404), response.ToString());
            Assert.That(listed, Has.None.EqualTo(id));
        });
    }

    [Test]
    public async Task Services_choose_the_ids_so_nothing_is_posted_to_one()
    {
        var response = await TaskSession.SendAsync(session.One("POST", Guid.CreateVersion7().ToString()).Json(new { title = "T" }));
        Assert.That((response.Status, response.Header("Allow")), Is.EqualTo((405, "GET, PUT, DELETE, OPTIONS")));
    }

    [Test]
    public async Task Every_answer_carries_CORS_and_security_headers()
    {
        var response = await TaskSession.SendAsync(session.Collection("GET"));
        Assert.Multiple(() =>
        {
            Assert.That(response.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
            Assert.That(response.Header("Access-Control-Expose-Headers"), Does.Contain("ETag"));
            Assert.That(response.Header("Cache-Control"), Is.EqualTo("private, no-cache"));
            Assert.That(response.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        });
    }

    private static Task<UpdateItemResponse> ExpireAsync(string session, string id) =>
        TasksTests.System.Database.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = TasksTests.System.TableName,
            Key = new() { ["session_id"] = new(session), ["task_id"] = new(id) },
            UpdateExpression = "SET expires_at = :past",
            ExpressionAttributeValues = new() { [":past"] = new() { N = $"{DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds():D}" } },
        });
}
