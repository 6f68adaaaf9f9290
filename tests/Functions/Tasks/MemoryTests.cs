using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Memory;

namespace Tap.Tests.Functions.Tasks;

/// <summary>What the task functions take for the worst that may come in.</summary>
public sealed class MemoryTests
{
    private static readonly TaskSession Full = new();

    /// <summary>The inputs.</summary>
    public static IReadOnlyList<WorstInput> Inputs { get; } = WorstInput.AlsoInARow(
    [
        Request("get-handler", "a list of 100 tasks with descriptions of 4,000 characters",
            () => Full.Collection("GET").Query("limit", "100"), 200),
        Request("get-handler", "the same with a filter that none meets",
            () => Full.Collection("GET").Query("limit", "100").Query("status", "cancelled"), 200),
        Request("post-handler", "a body of 6 MB", () => new TaskSession().Collection("POST").Text(LargeRequests.TooLarge), 413),
        Request("post-handler", "a body of 256 KB with 26,000 errors",
            () => new TaskSession().Collection("POST").Text(LargeRequests.FullOfErrors), 400),
        Request("put-handler", "a body of 6 MB", () => new TaskSession().One("PUT", $"{Guid.NewGuid()}").Text(LargeRequests.TooLarge), 413),
        Request("put-handler", "a body of 256 KB with 26,000 errors",
            () => new TaskSession().One("PUT", $"{Guid.NewGuid()}").Text(LargeRequests.FullOfErrors), 400),
        Request("delete-handler", "a body of 6 MB", () => new TaskSession().One("DELETE", $"{Guid.NewGuid()}").Text(LargeRequests.TooLarge),
            404),
    ]);

    [OneTimeSetUp]
    public Task FillAsync() => Task.WhenAll(
        Enumerable.Range(0, 101).Select(number => Full.CreateAsync(new { title = $"{number}", description = LargeRequests.Text })));

    [TestCaseSource(nameof(Inputs))]
    public Task A_quarter_of_the_memory_is_left(WorstInput input) =>
        PeakMemory.AssertAQuarterIsLeftAsync(
            input, TasksTests.System.Start(input.Function.Split('-')[0].ToUpperInvariant(), concurrency: 1));

    private static WorstInput Request(string function, string name, Func<ProxyEvent> request, int status) =>
        new(function, name, async (LambdaFunction running) =>
        {
            var response = await TasksSystem.SendAsync(running, request());
            Assert.That(response.Status, Is.EqualTo(status), response.Body[..Math.Min(500, response.Body.Length)]);
        });
}
