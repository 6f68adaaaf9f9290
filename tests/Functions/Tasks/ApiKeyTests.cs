using Tap.Security;
using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Tasks;

public sealed class ApiKeyTests
{
    // Time runs a thousand times as fast for the function, so that keys age while a test runs.
    private const string FastClock = "--import=data:text/javascript,const{now}=performance;performance.now=()=>now.call(performance)*1000";

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
        var titles = (await session.PagesAsync(list => list)).SelectMany(page => page).Select(task => task.GetProperty("title").GetString());
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
        Assert.That((await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header(header, TasksSystem.ApiKey))).Status, Is.EqualTo(200));
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
        await using var get = TasksTests.System.Start("GET", 1, ("NODE_OPTIONS", FastClock));
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, "the next key");
        await Task.Delay(15); // 15 s for the function
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await TasksSystem.SendAsIsAsync(get, session.Collection("GET").Header("x-api-key", "the next key"))).Status, Is.EqualTo(200));
            Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(401));
        });
    }

    [Test]
    public async Task An_old_key_ends_after_five_minutes_though_nobody_sends_the_new_one()
    {
        await using var get = TasksTests.System.Start("GET", 1, ("NODE_OPTIONS", FastClock));
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
        TasksTests.System.Parameters.Put(TasksTests.System.ParameterName, "the next key");
        await Task.Delay(310); // 310 s for the function
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_key_once_read_stays_in_use_while_the_parameter_store_fails()
    {
        await using var get = TasksTests.System.Start("GET", 1, ("NODE_OPTIONS", FastClock));
        await TasksSystem.SendAsync(get, session.Collection("GET"));
        await Task.Delay(310); // 310 s for the function
        using var fault = TasksTests.System.Aws.Inject("ssm:GetParameter", Faults.Refusal("AccessDeniedException", "not allowed"));
        Assert.That((await TasksSystem.SendAsync(get, session.Collection("GET"))).Status, Is.EqualTo(200));
    }

    private static int Reads() => TasksTests.System.Aws.Calls.Count(call => call.Permission.Action == "ssm:GetParameter");
}
