using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>
/// Runs a check on generated inputs, so many as a test says, and makes what fails smaller. <c>TAP_FUZZ_SEED</c> runs the inputs of an
/// earlier run again; <c>TAP_FUZZ_RUNS</c> says how many inputs a test gets; <c>TAP_FUZZ_MINUTES</c> lets each test go on for so many
/// minutes, round after round with the next seed.
/// </summary>
public static class FuzzRun
{
    /// <summary>Most attempts to make a failing input smaller.</summary>
    private const int MaximumShrinks = 200;

    /// <summary>Most characters of a message about an input: who wants to see more can run it again.</summary>
    private const int MaximumMessage = 6_000;

    private static readonly ulong Seed = Number("TAP_FUZZ_SEED") ?? (ulong)Random.Shared.NextInt64();

    /// <summary>Runs a check.</summary>
    /// <param name="inputs">Generates the inputs.</param>
    /// <param name="shrink">Gives smaller inputs to try in place of one that fails.</param>
    /// <param name="check">Tells what is wrong with an input, or null.</param>
    /// <param name="runs">How many inputs.</param>
    /// <exception cref="AssertionException">An input failed; the message has it, made small, and how to run it again.</exception>
    public static void Check<T>(Gen<T> inputs, Func<T, IEnumerable<T>> shrink, Func<T, Task<string?>> check, int runs)
    {
        var count = (int)(Number("TAP_FUZZ_RUNS") ?? (ulong)runs);
        var time = TimeSpan.FromMinutes(Number("TAP_FUZZ_MINUTES") ?? 0);
        var clock = Stopwatch.StartNew();
        var rounds = 0UL;
        do
        {
            var again = string.Create(CultureInfo.InvariantCulture, $"TAP_FUZZ_SEED={Seed + rounds} TAP_FUZZ_RUNS={count}");
            if (rounds == 0)
                TestContext.Error.WriteLine($"{TestContext.CurrentContext.Test.Name}: {again}");
            if (Failure(Arb.From(inputs, shrink), check, count, Seed + rounds) is { } failure)
                Assert.Fail($"{failure}\nOnce more: {again} dotnet test tests --filter "
                    + $"\"FullyQualifiedName~{TestContext.CurrentContext.Test.ClassName}\"");
            rounds++;
        }
        while (clock.Elapsed < time);
    }

    /// <summary>The same list without some of its members, large parts first.</summary>
    public static IEnumerable<IReadOnlyList<T>> Shorter<T>(IReadOnlyList<T> list)
    {
        for (var size = Math.Max(list.Count / 2, 1); size >= 1 && list.Count > 0; size /= 2)
            for (var start = 0; start < list.Count; start += size)
                yield return [.. list.Take(start), .. list.Skip(start + size)];
    }

    private static string? Failure<T>(Arbitrary<T> inputs, Func<T, Task<string?>> check, int runs, ulong seed)
    {
        string? smallest = null;
        var shrinks = 0;
        async Task<bool> HoldsAsync(T input)
        {
            // Past the limit nothing fails any more, which ends the search.
            if (smallest is not null && ++shrinks > MaximumShrinks)
                return true;
            if (await check(input) is not { } fault)
                return true;
            smallest = Cut($"{fault}\nInput:\n{input}");
            return false;
        }

        var start = new Rnd(seed);
        FsCheck.Check.One(
            Config.Default.WithMaxTest(runs).WithReplay(start.Seed, start.Gamma).WithRunner(new Silent()), Prop.ForAll(inputs, HoldsAsync));
        return smallest;
    }

    private static string Cut(string text) => text.Length <= MaximumMessage ? text : text[..MaximumMessage] + "…";

    private static ulong? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{variable} must be a whole number, but was '{text}'.")
        : null;

    private sealed class Silent : IRunner
    {
        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
        }
    }
}
