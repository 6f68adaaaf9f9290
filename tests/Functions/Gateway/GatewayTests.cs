namespace Tap.Tests.Functions.Gateway;

/// <summary>Starts the gateway system for its tests.</summary>
[SetUpFixture]
public sealed class GatewayTests : SystemFixture<GatewaySystem>
{
    /// <summary>The system.</summary>
    public static GatewaySystem System => Started;
}
