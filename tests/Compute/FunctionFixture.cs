using Tap.Compute;
using Tap.Hosting;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

/// <summary>Functions of the repository in a stack called <c>test</c>.</summary>
internal static class FunctionFixture
{
    /// <summary>What the functions run.</summary>
    public static FunctionPackage Code => FunctionBundler.Package("tasks/get-handler");

    /// <summary>The props of a function whose package lies in a bucket of its own.</summary>
    public static NodeFunctionProps Props(TapStack stack) => Props(new PackageBucket(stack, "packages"));

    /// <summary>The props of a function.</summary>
    public static NodeFunctionProps Props(PackageBucket packages) => new() { Name = "get-handler", Code = Code, Packages = packages };

    /// <summary>A function with these props, changed by <paramref name="change"/>.</summary>
    public static NodeFunction Function(this TapStack stack, Func<NodeFunctionProps, NodeFunctionProps>? change = null) =>
        new(stack, "get", change is null ? Props(stack) : change(Props(stack)));

    /// <summary>A stack of just this function.</summary>
    public static SynthesizedStack Synthesize(
        Func<NodeFunctionProps, NodeFunctionProps>? change = null, params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(stack => stack.Function(change), environment);
}
