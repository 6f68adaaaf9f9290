using System.Text.Json;

namespace Tap.Tests.Functions.Tasks;

/// <summary>The parameter may hold one key, or a JSON object of named ones.</summary>
public sealed class NamedKeyTests
{
    private const string Ci = "the-key-of-the-pipeline";
    private const string Web = "the-key-of-the-pages";

    private readonly TaskSession session = new();

    [TearDown]
    public void RestoreKey() => Put(TasksSystem.ApiKey);

    [TestCase($$"""{"ci":"{{Ci}}","web":"{{Web}}"}""")]
    [TestCase($$""" { "keys" : { "ci" : "{{Ci}}", "web" : "{{Web}}" } } """)]
    public async Task Each_named_key_opens_and_the_log_tells_whose_it_was(string value)
    {
        Put(value);
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        List<int> statuses = [];
        foreach (var key in new[] { Web, Ci, "wrong", value, "ci", Web })
            statuses.Add(await SendAsync(get, key));
        var log = get.Stop();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 401, 401, 401, 200 }));
            Assert.That(Requests(log), Is.EqualTo(new[] { "web", "ci", null, null, null, "web" }));
            Assert.That(log, Has.None.Contains(Web).And.None.Contains(Ci));
        }
    }

    [Test]
    public async Task The_log_calls_a_single_key_default()
    {
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        Assert.That(await SendAsync(get, TasksSystem.ApiKey), Is.EqualTo(200));
        Assert.That(Requests(get.Stop()), Is.EqualTo(new[] { "default" }));
    }

    [Test]
    public async Task With_two_names_a_key_is_replaced_without_a_gap()
    {
        Put($$"""{"ci":"{{Ci}}"}""");
        await using var get = TasksTests.System.Start("GET", 1, FastClock.Variable);
        Assert.That(await SendAsync(get, Ci), Is.EqualTo(200));

        const string Next = "the-next-key-of-the-pipeline";
        Put($$"""{"ci":"{{Ci}}","ci-2":"{{Next}}"}""");
        await Task.Delay(15); // 15 s for the function
        Assert.That((await SendAsync(get, Next), await SendAsync(get, Ci)), Is.EqualTo((200, 200)), "while both are set");

        Put($$"""{"ci-2":"{{Next}}"}""");
        await Task.Delay(310); // 310 s for the function
        Assert.That((await SendAsync(get, Next), await SendAsync(get, Ci)), Is.EqualTo((200, 401)), "when only the next one is set");
    }

    [TestCase("{}", "not set")]
    [TestCase("""{"keys":{}}""", "not set")]
    [TestCase($$"""{"ci":"{{Ci}}" """, "begins as JSON")]
    [TestCase($$"""{"ci":"{{Ci}}",}""", "begins as JSON")]
    [TestCase($$"""["{{Ci}}"]""", "begins as JSON")]
    [TestCase($"\"{Ci}\"", "begins as JSON")]
    [TestCase($$"""{"keys":["{{Ci}}"]}""", "of entry 1")]
    [TestCase($$"""{"ci":"{{Ci}}","web":""}""", "of entry 2")]
    [TestCase($$"""{"ci":"{{Ci}}","web":"unset"}""", "of entry 2")]
    [TestCase($$"""{"ci":"{{Ci}}","web":null,"a b":"{{Web}}"}""", "of entry 2, 3")]
    [TestCase($$"""{"ci":"{{Ci}}","web":"{{Ci}}"}""", "entry 2 must have a key of its own")]
    [TestCase($$"""{"ci":"{{Ci}}","web":"short","web-2":"{{Ci}}"}""", "entry 3 must have a key of its own")]
    [TestCase($$"""{"ci":"{{Ci}}\u00e9"}""", "of entry 1")]
    public async Task Keys_of_another_form_close_the_API_and_the_log_says_what_is_wrong_without_quoting_them(string value, string message)
    {
        Put(value);
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        var response = await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header("x-api-key", Ci));
        var log = string.Join('\n', get.Stop());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "30")), response.ToString());
            Assert.That(response.Body, Does.Not.Contain(message == "not set" ? "begins" : message), "what only operators may know");
            Assert.That(log, Does.Contain(message).And.Not.Contain(Ci).And.Not.Contain(Web));
        }
    }

    private static void Put(string value) => TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, value);

    private async Task<int> SendAsync(Lambda.LambdaFunction function, string key) =>
        (await TasksSystem.SendAsIsAsync(function, session.Collection("GET").Header("x-api-key", key))).Status;

    /// <summary>The names of the keys that requests were logged with, null without one.</summary>
    private static IEnumerable<string?> Requests(IReadOnlyList<string> log) =>
        from line in log.Select(line => JsonDocument.Parse(line).RootElement)
        where line.TryGetProperty("message", out var message) && message.GetString() == "request"
        select line.TryGetProperty("key_name", out var name) ? name.GetString() : null;
}
