using Tap.Tests.Functions.Memory;

namespace Tap.Tests.Functions.Gateway;

/// <summary>What the gateway function takes for the worst that may come in.</summary>
public sealed class MemoryTests
{
    /// <summary>The inputs.</summary>
    public static IReadOnlyList<WorstInput> Inputs { get; } = WorstInput.AlsoInARow(
    [
        Request("a list of 100 records of 32 KB", GatewaySystem.Post(new { operation = "list", limit = 100 }), 200),
        Request("a body of 6 MB", GatewaySystem.Post(new { }) with { Body = LargeRequests.TooLarge }, 413),
        Request("a body of 256 KB with 26,000 errors", GatewaySystem.Post(new { }) with { Body = LargeRequests.FullOfErrors }, 400),
    ]);

    private GatewaySystem system = null!;

    // A system of its own: others count records.
    [OneTimeSetUp]
    public async Task FillAsync()
    {
        system = await GatewaySystem.StartAsync();
        var attributes = Enumerable.Range(0, 4).ToDictionary(number => $"a{number}", _ => new string('"', 4_000));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => system.CreateAsync(attributes)));
    }

    [OneTimeTearDown]
    public ValueTask StopAsync() => system.DisposeAsync();

    [TestCaseSource(nameof(Inputs))]
    public Task A_quarter_of_the_memory_is_left(WorstInput input) =>
        PeakMemory.AssertAQuarterIsLeftAsync(input, system.Start(concurrency: 1));

    private static WorstInput Request(string name, ProxyEvent request, int status) => new("gateway-handler", name, async function =>
    {
        // An id of its own each time, for its audit object.
        var response = await GatewaySystem.SendAsync(function, request with { RequestId = $"{Guid.NewGuid()}" });
        Assert.That(response.Status, Is.EqualTo(status), response.Body[..Math.Min(500, response.Body.Length)]);
    });
}
