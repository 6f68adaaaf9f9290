namespace Tap.Tests.Functions.Processing;

/// <summary>Starts the processing system once for all its tests; each test works with submissions of its own.</summary>
[SetUpFixture]
public sealed class ProcessingTests
{
    private static ProcessingSystem? system;

    /// <summary>The system.</summary>
    public static ProcessingSystem System => system ?? throw new InvalidOperationException("The system has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => system = await ProcessingSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (system is null)
            return;
        await system.DisposeAsync();
        Assert.That(system.Aws.Unexpected, Is.Empty, "AWS calls that the tests do not know");
    }
}
