namespace Tap.Tests.Functions.Processing;

/// <summary>Starts the processing system for its tests.</summary>
[SetUpFixture]
public sealed class ProcessingTests : SystemFixture<ProcessingSystem>
{
    /// <summary>The system.</summary>
    public static ProcessingSystem System => Started;
}
