using Tap.Core;
using Tap.Stacks;

namespace Tap.Tests.Synthesis;

/// <summary>The stacks of the app, for tests of what holds in all of them.</summary>
internal static class AllStacks
{
    private static readonly SortedDictionary<string, Func<HashiCorp.Cdktf.App, Settings, TapStack>> Stacks = new(StringComparer.Ordinal)
    {
        ["events"] = (app, settings) => new EventsStack(app, settings),
        ["foundation"] = (app, settings) => new FoundationStack(app, settings),
        ["gateway"] = (app, settings) => new GatewayStack(app, settings),
        ["processing"] = (app, settings) => new ProcessingStack(app, settings),
        ["tasks"] = (app, settings) => new TasksStack(app, settings),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Stacks.Keys;

    /// <summary>Synthesizes one of them, with these environment variables and nothing else.</summary>
    public static SynthesizedStack Synthesize(string name, params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(Stacks[name], environment);
}
