using Tap.Core;
using Tap.Networking;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

/// <summary>Networks of a stack called <c>test</c>, synthesized.</summary>
internal static class NetworkFixture
{
    /// <summary>The network of the default settings and these environment variables.</summary>
    public static SynthesizedStack Default(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(stack => _ = new Network(stack, "network", new NetworkProps { Name = "test" }), environment);

    /// <summary>The network with this choice of NAT, and what <paramref name="use"/> adds to it.</summary>
    public static SynthesizedStack With(NatGateways nat, Action<Network>? use = null) => SynthesizedStack.Of(stack =>
    {
        var network = new Network(stack, "network", new NetworkProps { Name = "test", NatGateways = nat });
        use?.Invoke(network);
    });

    /// <summary>The only resource of a type with this name in its <c>Name</c> tag, which the naming convention wraps.</summary>
    public static SynthesizedResource Named(this SynthesizedStack stack, string type, string name) =>
        stack.Single(type, "tags.Name", $"trainr963-dev-vpc-test-{name}-production");
}
