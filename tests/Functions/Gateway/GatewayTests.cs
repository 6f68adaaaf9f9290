namespace Tap.Tests.Functions.Gateway;

/// <summary>Starts the gateway system once for all its tests; each test works on records of its own.</summary>
[SetUpFixture]
public sealed class GatewayTests
{
    private static GatewaySystem? system;

    /// <summary>The system.</summary>
    public static GatewaySystem System => system ?? throw new InvalidOperationException("The system has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => system = await GatewaySystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (system is null)
            return;
        await system.DisposeAsync();
        Assert.That(system.Aws.Unexpected, Is.Empty, "AWS calls that the tests do not know");
    }
}
