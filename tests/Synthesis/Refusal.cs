namespace Tap.Tests.Synthesis;

/// <summary>Input that a construct has to refuse.</summary>
internal static class Refusal
{
    /// <summary>
    /// The message with which <paramref name="build"/> fails; the test fails when it does not, or leaves something in the stack.
    /// </summary>
    public static string Of(Action<TapStack> build) => Of(_ => 0, (stack, _) => build(stack));

    /// <summary>The same, for input that needs other constructs, which <paramref name="prepare"/> makes.</summary>
    public static string Of<T>(Func<TapStack, T> prepare, Action<TapStack, T> build)
    {
        var message = "";
        SynthesizedStack.Of(stack =>
        {
            var prepared = prepare(stack);
            var before = stack.Node.Children.Length;
            message = Assert.Catch(() => build(stack, prepared))!.Message;
            Assert.That(stack.Node.Children, Has.Length.EqualTo(before), "constructs in the tree");
        });
        return message;
    }
}
