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

    [TestCase("PUT", "\"1\"")]
    [TestCase("PUT", "*")]
    [TestCase("PUT", "\"9\", \"1\"")]
    [TestCase("DELETE", "\"1\"")]
    [TestCase("DELETE", "*")]
    public async Task If_Match_that_names_the_version_lets_the_write_through(string method, string condition) =>
        Assert.That((await WriteAsync(method, condition, await session.CreateIdAsync())).Status, Is.EqualTo(method == "PUT" ? 200 : 204));

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
        var response = await WriteAsync(method, condition, id);
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
        Assert.That((await WriteAsync(method, "\"1\"", Guid.CreateVersion7().ToString())).Status, Is.EqualTo(404));

    [Test]
    public async Task More_tags_than_DynamoDB_can_compare_are_refused()
    {
        var tags = string.Join(", ", Enumerable.Range(1, 101).Select(version => $"\"{version}\""));
        Assert.That((await WriteAsync("PUT", tags, await session.CreateIdAsync())).Offenders, Is.EqualTo(new[] { "If-Match" }));
    }

    private Task<ProxyResponse> WriteAsync(string method, string condition, string id)
    {
        var request = session.One(method, id).Header("If-Match", condition);
        return TaskSession.SendAsync(method == "PUT" ? request.Json(new { title = "T" }) : request);
    }
}
