using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Memory;

/// <summary>
/// An input that takes about as much of a function's memory as its limits let one take, or that goes just beyond a limit.
/// </summary>
/// <param name="Function">The function's folder in <c>functions/</c>.</param>
/// <param name="Name">What it is, as the page about memory says it.</param>
/// <param name="SendAsync">Hands it to the function, and expects of it what is right.</param>
public sealed record WorstInput(string Function, string Name, Func<LambdaFunction, Task> SendAsync)
{
    /// <summary>The inputs, and for each function one more: all of its own in a row, as one execution environment may get them.</summary>
    public static IReadOnlyList<WorstInput> AlsoInARow(IReadOnlyList<WorstInput> inputs) =>
        [.. inputs.GroupBy(input => input.Function).SelectMany(own => own.Append(InARow(own.Key, [.. own])))];

    /// <inheritdoc/>
    public override string ToString() => $"{Function}: {Name}";

    private static WorstInput InARow(string function, IReadOnlyList<WorstInput> inputs) =>
        new(function, "all of these in a row", async running =>
        {
            foreach (var input in inputs)
                await input.SendAsync(running);
        });
}
