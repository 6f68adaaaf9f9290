using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions;

/// <summary>A stack's functions with nothing of them in AWS.</summary>
/// <typeparam name="TSelf">The system itself.</typeparam>
public interface ISystem<TSelf> : IAsyncDisposable
    where TSelf : ISystem<TSelf>
{
    /// <summary>Where the functions' AWS calls go.</summary>
    AwsEndpoint Aws { get; }

    /// <summary>Starts the system.</summary>
    static abstract Task<TSelf> StartAsync();
}

/// <summary>Starts a system once for all tests of its namespace; each test works with records of its own.</summary>
/// <typeparam name="TSystem">The system.</typeparam>
public abstract class SystemFixture<TSystem>
    where TSystem : class, ISystem<TSystem>
{
    private static TSystem? system;

    private protected static TSystem Started =>
        system ?? throw new InvalidOperationException($"{typeof(TSystem).Name} has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => system = await TSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (system is null)
            return;
        await system.DisposeAsync();
        Assert.That(system.Aws.Unexpected, Is.Empty, "AWS calls that the tests do not know");
    }
}
