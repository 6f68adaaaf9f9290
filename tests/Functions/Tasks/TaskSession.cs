using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tap.Tests.Functions.Tasks;

/// <summary>A client with a session of its own, so that tests do not see each other's tasks.</summary>
/// <param name="id">The session's id. <value>Default: a new one.</value></param>
public sealed class TaskSession(string? id = null)
{
    /// <summary>The session's id.</summary>
    public string Id { get; } = id ?? Guid.NewGuid().ToString();

    /// <summary>A request to <c>/tasks</c> in this session.</summary>
    public ProxyEvent Collection(string method) => new ProxyEvent(method, "/tasks").Header("X-Session-Id", Id);

    /// <summary>A request to <c>/tasks/{task_id}</c> in this session.</summary>
    public ProxyEvent One(string method, string taskId) =>
        new ProxyEvent(method, "/tasks/{task_id}", ("task_id", taskId)).Header("X-Session-Id", Id);

    /// <summary>Sends a request.</summary>
    public static Task<ProxyResponse> SendAsync(ProxyEvent request) => TasksTests.System.SendAsync(request);

    /// <summary>Reads a task.</summary>
    public Task<ProxyResponse> GetAsync(string taskId) => SendAsync(One("GET", taskId));

    /// <summary>Creates a task, or fails the test.</summary>
    /// <returns>The task.</returns>
    public async Task<JsonElement> CreateAsync(object content)
    {
        var response = await SendAsync(Collection("POST").Json(content));
        Assert.That(response.Status, Is.EqualTo(201), response.ToString());
        return response.Json;
    }

    /// <summary>Creates a task.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateIdAsync(string title = "Task") =>
        (await CreateAsync(new { title })).GetProperty("task_id").GetString()!;

    /// <summary>Whether a task of a list is the one that an answer has, with the answer's entity tag as a member.</summary>
    public static bool IsListed(JsonElement listed, ProxyResponse answer)
    {
        var expected = JsonNode.Parse(answer.Body)!;
        expected["etag"] = answer.Header("ETag");
        return JsonNode.DeepEquals(JsonNode.Parse(listed.GetRawText()), expected);
    }

    /// <summary>Lists all tasks, page by page.</summary>
    /// <param name="list">Makes the request of a page from the first one's.</param>
    /// <param name="cursor">Where to start. <value>Default: at the first page.</value></param>
    /// <returns>Each page's tasks.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<JsonElement>>> PagesAsync(Func<ProxyEvent, ProxyEvent> list, string? cursor = null)
    {
        List<IReadOnlyList<JsonElement>> pages = [];
        do
        {
            var request = list(Collection("GET"));
            var response = await SendAsync(cursor is null ? request : request.Query("cursor", cursor));
            Assert.That(response.Status, Is.EqualTo(200), response.ToString());
            pages.Add([.. response.Json.GetProperty("tasks").EnumerateArray()]);
            cursor = response.Json.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return pages;
    }
}
