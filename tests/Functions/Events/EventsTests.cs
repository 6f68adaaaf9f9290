namespace Tap.Tests.Functions.Events;

/// <summary>Starts the events system once for all its tests; each test works with keys of its own.</summary>
[SetUpFixture]
public sealed class EventsTests
{
    private static EventsSystem? system;

    /// <summary>The system.</summary>
    public static EventsSystem System => system ?? throw new InvalidOperationException("The system has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => system = await EventsSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (system is null)
            return;
        await system.DisposeAsync();
        Assert.That(system.Aws.Unexpected, Is.Empty, "AWS calls that the tests do not know");
    }
}
