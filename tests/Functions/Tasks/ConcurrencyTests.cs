using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Tasks;

public sealed class ConcurrencyTests
{
    private const int Writers = 50;

    private readonly TaskSession session = new();
    private LambdaFunction put = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        put = TasksTests.System.Start("PUT", concurrency: Writers);
        await put.ProvisionAsync();
        // Each environment has read the key and connected before the tests, so that all of them can be at the table at once.
        await AtOnceAsync(Guid.CreateVersion7().ToString());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await put.DisposeAsync();

    [Test]
    public async Task Of_50_concurrent_updates_of_one_version_exactly_one_wins()
    {
        var id = await session.CreateIdAsync();
        var responses = await AtOnceAsync(id);
        var task = (await session.GetAsync(id)).Json;
        var winner = responses.Single(response => response.Status == 200);
        Assert.Multiple(() =>
        {
            Assert.That(responses.Count(response => response.Status == 412), Is.EqualTo(Writers - 1));
            Assert.That(task.GetProperty("version").GetInt32(), Is.EqualTo(2));
            Assert.That(task.GetProperty("description").GetString(), Is.EqualTo(winner.Json.GetProperty("description").GetString()));
        });
    }

    [Test]
    public async Task Of_50_concurrent_writers_that_retry_none_loses_its_update()
    {
        var id = await session.CreateIdAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => AppendAsync(id, $"[{writer}]")));
        var task = (await session.GetAsync(id)).Json;
        Assert.Multiple(() =>
        {
            Assert.That(task.GetProperty("version").GetInt32(), Is.EqualTo(1 + Writers));
            Assert.That(
                task.GetProperty("description").GetString()!.Split([']', '['], StringSplitOptions.RemoveEmptyEntries),
                Is.EquivalentTo(Enumerable.Range(0, Writers).Select(writer => $"{writer}")));
            Assert.That(attempts.Sum(), Is.GreaterThan(Writers), "without a conflict the test would prove nothing");
        });
    }

    private async Task<ProxyResponse[]> AtOnceAsync(string id)
    {
        using var rendezvous = TasksTests.System.Aws.Inject(
            "dynamodb:UpdateItem", Faults.Rendezvous(Writers, TimeSpan.FromSeconds(2)), times: Writers);
        return await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => UpdateAsync(id, "\"1\"", $"writer {writer}")));
    }

    /// <summary>Reads, appends and writes until nobody else wrote in between.</summary>
    /// <returns>How often it tried.</returns>
    private async Task<int> AppendAsync(string id, string text)
    {
        for (var attempt = 1; ; attempt++)
        {
            var read = await session.GetAsync(id);
            var response = await UpdateAsync(id, read.Header("ETag")!, read.Json.GetProperty("description").GetString() + text);
            if (response.Status == 200)
                return attempt;
            Assert.That(response.Status, Is.EqualTo(412), response.ToString());
        }
    }

    private Task<ProxyResponse> UpdateAsync(string id, string etag, string description) =>
        TasksSystem.SendAsync(put, session.One("PUT", id).Header("If-Match", etag).Json(new { title = "Shared", description }));
}
