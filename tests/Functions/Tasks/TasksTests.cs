namespace Tap.Tests.Functions.Tasks;

/// <summary>Starts the tasks system once for all its tests; each test works in a session of its own.</summary>
[SetUpFixture]
public sealed class TasksTests
{
    private static TasksSystem? system;

    /// <summary>The system.</summary>
    public static TasksSystem System => system ?? throw new InvalidOperationException("The system has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => system = await TasksSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (system is null)
            return;
        await system.DisposeAsync();
        Assert.That(system.Aws.Unexpected, Is.Empty, "AWS calls that the tests do not know");
    }
}
