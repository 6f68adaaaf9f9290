using System.Text.Json.Nodes;

namespace Tap.Tests.Functions.Tasks;

public sealed class ConditionalRequestTests
{
    private readonly TaskSession session = new();

    [TestCase("\"1\"", 304)]
    [TestCase("W/\"1\"", 304)]
    [TestCase("*", 304)]
    [TestCase("\"7\", \"1\"", 304)]
    [TestCase("\"2\"", 200)]
    [TestCase("1", 400)]
    [TestCase("", 400)]
    public async Task If_None_Match_on_version_1(string condition, int status)
    {
        var id = await session.CreateIdAsync();
        var response = await TaskSession.SendAsync(session.One("GET", id).Header("If-None-Match", condition));
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(status), response.ToString());
            if (status == 304)
                Assert.That((response.Header("ETag"), response.Body), Is.EqualTo(("\"1\"", "")));
            if (status == 400)
                Assert.That(response.Offenders, Is.EqualTo(new[] { "If-None-Match" }));
        });
    }

    // The order of RFC 9110, 13.2.2: If-Match decides first.
    [TestCase("\"1\"", null, 200)]
    [TestCase("*", null, 200)]
    [TestCase("\"2\", \"1\"", null, 200)]
    [TestCase("\"2\"", null, 412)]
    [TestCase("W/\"1\"", null, 412)]
    [TestCase("\"1\"", "\"1\"", 304)]
    [TestCase("\"1\"", "\"2\"", 200)]
    [TestCase("\"2\"", "\"1\"", 412)]
    [TestCase("\"1\"", "*", 304)]
    public async Task If_Match_on_reading_version_1(string match, string? noneMatch, int status)
    {
        var request = session.One("GET", await session.CreateIdAsync()).Header("If-Match", match);
        var response = await TaskSession.SendAsync(noneMatch is null ? request : request.Header("If-None-Match", noneMatch));
        Assert.That(response.Status, Is.EqualTo(status), response.ToString());
    }

    [Test]
    public async Task If_None_Match_on_writing_version_1(
        [Values("PUT", "DELETE")] string method, [Values("\"1\"", "W/\"1\"", "*", "\"7\", \"1\"", "\"2\"", "\"other\"")] string condition)
    {
        var id = await session.CreateIdAsync();
        var response = await SendAsync(method, id, ("If-None-Match", condition));
        var isRefused = condition is not "\"2\"" and not "\"other\"";
        Assert.That(response.Status, Is.EqualTo(isRefused ? 412 : method == "PUT" ? 200 : 204), response.ToString());
        Assert.That((await session.GetAsync(id)).Header("ETag"), Is.EqualTo(isRefused ? "\"1\"" : method == "PUT" ? "\"2\"" : null));
    }

    [TestCase("\"1\"", "\"1\"", 412)]
    [TestCase("\"1\", \"2\"", "\"2\"", 200)]
    [TestCase("*", "\"1\"", 412)]
    [TestCase("*", "\"2\"", 200)]
    [TestCase("\"2\"", "\"2\"", 412)]
    public async Task Both_must_hold_for_a_write(string match, string noneMatch, int status)
    {
        var response = await SendAsync("PUT", await session.CreateIdAsync(), ("If-Match", match), ("If-None-Match", noneMatch));
        Assert.That(response.Status, Is.EqualTo(status), response.ToString());
    }

    [Test]
    public async Task If_None_Match_on_an_absent_task_says_not_found(
        [Values("GET", "PUT", "DELETE")] string method, [Values("*", "\"1\"")] string condition) =>
        Assert.That((await SendAsync(method, Guid.CreateVersion7().ToString(), ("If-None-Match", condition))).Status, Is.EqualTo(404));

    [Test]
    public async Task A_list_gives_each_task_the_entity_tag_that_a_read_gives_and_a_write_takes()
    {
        var own = new TaskSession();
        var (replaced, untouched) = (await own.CreateIdAsync(), await own.CreateIdAsync());
        await TaskSession.SendAsync(own.One("PUT", replaced).Json(new { title = "T" }));
        var listed = (await own.PagesAsync(list => list)).SelectMany(page => page).ToDictionary(
            task => task.GetProperty("task_id").GetString()!, task => task.TryGetProperty("etag", out var tag) ? tag.GetString()! : "none");
        Assert.That(listed[replaced], Is.EqualTo((await own.GetAsync(replaced)).Header("ETag")).And.EqualTo("\"2\""));
        Assert.That(listed[untouched], Is.EqualTo((await own.GetAsync(untouched)).Header("ETag")).And.EqualTo("\"1\""));
        Assert.That(
            (await TaskSession.SendAsync(own.One("DELETE", replaced).Header("If-Match", listed[replaced]))).Status, Is.EqualTo(204));
    }

    // RFC 9110, 8.8.3 and 5.6.1.
    [TestCase("\"a,b\", \"1\"", 304)]
    [TestCase(", \"1\" ,,\t\"2\",", 304)]
    [TestCase("\"1\",\"2\"", 304)]
    [TestCase("\"\"", 200)]
    [TestCase("\"\u00e9\"", 200)]
    [TestCase("\"1\"\"2\"", 400)]
    [TestCase("\"2\" \"1\"", 400)]
    [TestCase("\"1\"; x", 400)]
    [TestCase("w/\"1\"", 400)]
    [TestCase("W/ \"1\"", 400)]
    [TestCase("\"1", 400)]
    [TestCase("\"a b\"", 400)]
    [TestCase("'1'", 400)]
    [TestCase("*, \"1\"", 400)]
    [TestCase(",", 400)]
    public async Task Entity_tags_are_read_strictly(string condition, int status)
    {
        var response = await TaskSession.SendAsync(session.One("GET", await session.CreateIdAsync()).Header("If-None-Match", condition));
        Assert.That(response.Status, Is.EqualTo(status), response.ToString());
        if (status == 400)
            Assert.That(response.Offenders, Is.EqualTo(new[] { "If-None-Match" }));
    }

    [Test]
    public async Task All_wrong_preconditions_are_named_at_once() => Assert.That(
        (await SendAsync("PUT", await session.CreateIdAsync(), ("If-Match", "1"), ("If-None-Match", "2"))).Offenders,
        Is.EqualTo(new[] { "If-Match", "If-None-Match" }));

    // API Gateway hands over each spelling of a name by itself.
    [TestCase("If-Match", "If-Match")]
    [TestCase("If-Match", "if-match")]
    [TestCase("IF-MATCH", "If-Match")]
    public async Task A_field_that_comes_twice_is_one_list(string first, string second)
    {
        var id = await session.CreateIdAsync();
        var refused = await SendAsync("PUT", id, (first, "\"7\""), (second, "\"8\""));
        var firstCounts = await SendAsync("PUT", id, (first, "\"1\""), (second, "\"8\""));
        var secondCounts = await SendAsync("PUT", id, (first, "\"7\""), (second, "\"2\""));
        Assert.That(new[] { refused.Status, firstCounts.Status, secondCounts.Status }, Is.EqualTo(new[] { 412, 200, 200 }));
    }

    [Test]
    public async Task A_field_that_comes_with_its_last_values_only_is_one_list()
    {
        var id = await session.CreateIdAsync();
        var invoked = JsonNode.Parse(session.One("GET", id)
            .Header("x-api-key", TasksSystem.ApiKey)
            .Header("If-None-Match", "\"1\"")
            .Header("if-none-match", "\"8\"")
            .ToJson())!;
        invoked["multiValueHeaders"] = null;
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        Assert.That(new ProxyResponse(await get.InvokeAsync(invoked.ToJsonString())).Status, Is.EqualTo(304));
    }

    [TestCase("PUT", "\"1\"")]
    [TestCase("PUT", "*")]
    [TestCase("PUT", "\"9\", \"1\"")]
    [TestCase("DELETE", "\"1\"")]
    [TestCase("DELETE", "*")]
    public async Task If_Match_that_names_the_version_lets_the_write_through(string method, string condition) =>
        Assert.That(
            (await SendAsync(method, await session.CreateIdAsync(), ("If-Match", condition))).Status,
            Is.EqualTo(method == "PUT" ? 200 : 204));

    // Strong comparison (RFC 9110, 13.1.1): a weak tag never matches.
    [TestCase("PUT", "\"2\"", 412)]
    [TestCase("PUT", "W/\"1\"", 412)]
    [TestCase("PUT", "\"not-a-version\"", 412)]
    [TestCase("PUT", "1", 400)]
    [TestCase("DELETE", "\"2\"", 412)]
    [TestCase("DELETE", "W/\"1\"", 412)]
    [TestCase("DELETE", "\"1", 400)]
    public async Task If_Match_that_does_not_leaves_the_task_alone(string method, string condition, int status)
    {
        var id = await session.CreateIdAsync();
        var response = await SendAsync(method, id, ("If-Match", condition));
        var read = await session.GetAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(status), response.ToString());
            Assert.That(read.Header("ETag"), Is.EqualTo("\"1\""));
        });
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task If_Match_on_an_absent_task_says_not_found(string method) =>
        Assert.That((await SendAsync(method, Guid.CreateVersion7().ToString(), ("If-Match", "\"1\""))).Status, Is.EqualTo(404));

    [TestCase("If-Match")]
    [TestCase("If-None-Match")]
    public async Task More_tags_than_DynamoDB_can_compare_are_refused(string header)
    {
        var tags = string.Join(", ", Enumerable.Range(1, 101).Select(version => $"\"{version}\""));
        Assert.That((await SendAsync("PUT", await session.CreateIdAsync(), (header, tags))).Offenders, Is.EqualTo(new[] { header }));
    }

    private Task<ProxyResponse> SendAsync(string method, string id, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = headers.Aggregate(session.One(method, id), (request, header) => request.Header(header.Name, header.Value));
        return TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request);
    }
}
