using Amazon.JSII.Runtime.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tap;

/// <summary>The Node.js process behind the C# bindings.</summary>
public static class JsiiRuntime
{
    /// <summary>
    /// Starts it, and sees to it that it goes with this process. By itself the runtime unpacks its JavaScript into a new folder of the temp
    /// directory at every start and leaves it there.
    /// </summary>
    public static void Start()
    {
        // Node 20 still runs it; a box of exclamation marks at every synth helps nobody. The README names the versions that are supported.
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var provider = ServiceContainer.BuildServiceProvider(NullLoggerFactory.Instance);
        ServiceContainer.ServiceProviderOverride = provider;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => provider.Dispose();
    }
}
