using Tap.Security;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Tasks;

public sealed class ApiKeyTests
{
    private readonly TaskSession session = new();

    [TearDown]
    public void RestoreKey() => TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, TasksSystem.ApiKey);

    [Test]
    public async Task Without_the_right_key_nobody_gets_in([Values("GET", "POST", "PUT", "DELETE")] string method)
    {
        var id = await session.CreateIdAsync();
        await using var function = TasksTests.System.Start(method, concurrency: 1);
        var request = (method == "POST" ? session.Collection(method) : session.One(method, id)).Json(new { title = "Intruder" });
        List<ProxyResponse> responses = [await TasksSystem.SendAsIsAsync(function, request)];
        foreach (var key in new[] { "", "wrong", ApiKeyParameter.Unset, $"{TasksSystem.ApiKey}x", TasksSystem.ApiKey.ToUpperInvariant() })
            responses.Add(await TasksSystem.SendAsIsAsync(function, request.Header("x-api-key", key)));
        var titles = (await session.PagesAsync(list => list)).SelectMany(page => page)
            .Select(task => task.GetProperty("title").GetString());
        Assert.Multiple(() =>
        {
            Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(401));
            Assert.That(responses.Select(response => response.Header("WWW-Authenticate")), Is.All.Null);
            Assert.That(titles, Is.All.EqualTo("Task"));
        });
    }

    [TestCase("X-API-KEY")]
    [TestCase("X-Api-Key")]
    public async Task The_header_comes_in_any_case(string header)
    {
        await using var get = TasksTests.System.Start("GET");
        Assert.That(
            (await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header(header, TasksSystem.ApiKey))).Status, Is.EqualTo(200));
    }

    [TestCase(ApiKeyParameter.Unset)]
    [TestCase("   ")]
    [TestCase(null)]
    public async Task While_no_key_is_set_the_API_is_closed_even_to_those_who_send_that_very_value(string? value)
    {
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, value);
        await using var get = TasksTests.System.Start("GET");
        var response = await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header("x-api-key", value ?? "any"));
        Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "30")), response.ToString());
    }

    [Test]
    public async Task While_the_key_cannot_be_read_the_API_is_closed_and_opens_by_itself()
    {
        await using var get = TasksTests.System.Start("GET");
        using (TasksTests.System.Aws.Inject("ssm:GetParameter", Faults.Refusal("AccessDeniedException", "not allowed")))
            Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(503));
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_key_is_read_once_and_not_for_every_request()
    {
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        var before = Reads();
        for (var request = 0; request < 5; request++)
            await TasksSystem.SendAsync(get, session.Collection("GET"));
        Assert.That(Reads() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Guessing_keys_does_not_hammer_the_parameter_store()
    {
        await using var get = TasksTests.System.Start("GET", concurrency: 1);
        var before = Reads();
        for (var guess = 0; guess < 5; guess++)
            await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header("x-api-key", $"guess {guess}"));
        Assert.That(Reads() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_new_key_works_soon_and_ends_the_old_one()
    {
        await using var get = TasksTests.System.Start("GET", 1, FastClock.Variable);
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, "the next key");
        await Task.Delay(15); // 15 s for the function
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(
                (await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header("x-api-key", "the next key"))).Status,
                Is.EqualTo(200));
            Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(401));
        });
    }

    [Test]
    public async Task An_old_key_ends_after_five_minutes_though_nobody_sends_the_new_one()
    {
        await using var get = TasksTests.System.Start("GET", 1, FastClock.Variable);
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, "the next key");
        await Task.Delay(310); // 310 s for the function
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(401));
    }

    [TestCase("ssm:GetParameter refused")]
    [TestCase("""{"ci":"not-the-form"}""")]
    public async Task A_key_once_read_stays_in_use_while_the_parameter_store_fails(string failure)
    {
        await using var get = TasksTests.System.Start("GET", 1, FastClock.Variable, ("API_KEY_STALE_SECONDS", "86400"));
        await TasksSystem.SendAsync(get, session.Collection("GET"));
        using var fault = Fail(failure);
        await Task.Delay(310); // 310 s for the function
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
    }

    [TestCase("ssm:GetParameter refused", null, 910)]
    [TestCase("""{"ci":"not-the-form"}""", null, 910)]
    [TestCase("ssm:GetParameter refused", "300", 310)]
    public async Task An_old_key_ends_when_the_parameter_store_fails_for_too_long_and_works_again_after_it(
        string failure, string? limit, int seconds)
    {
        await using var get = TasksTests.System.Start("GET", 1, FastClock.Variable, ("API_KEY_STALE_SECONDS", limit));
        await TasksSystem.SendAsync(get, session.Collection("GET"));
        using (Fail(failure))
        {
            await Task.Delay(seconds); // a thousand times as long for the function
            var response = await TasksSystem.SendAsync(get, session.Collection("GET"));
            Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "30")), response.ToString());
        }

        RestoreKey();
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
    }

    [TestCase("299")]
    [TestCase("86401")]
    [TestCase("15 minutes")]
    public void A_limit_that_is_none_fails_at_init(string limit) => Assert.That(
        async () =>
        {
            await using var environment = await ExecutionEnvironment.StartAsync(
                TasksTests.System.SettingsOf("GET").With(("API_KEY_STALE_SECONDS", limit)), TasksTests.System.Aws.Address);
        },
        Throws.TypeOf<FunctionException>().With.Message.Contains("API_KEY_STALE_SECONDS must be a whole number from 300 to 86400"));

    /// <summary>Lets reading fail, or makes this the parameter's value.</summary>
    private static IDisposable? Fail(string failure)
    {
        if (failure.EndsWith("refused", StringComparison.Ordinal))
            return TasksTests.System.Aws.Inject("ssm:GetParameter", Faults.Refusal("AccessDeniedException", "not allowed"));
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, failure);
        return null;
    }

    private static int Reads() => TasksTests.System.Aws.Calls.Count(call => call.Permission.Action == "ssm:GetParameter");
}
