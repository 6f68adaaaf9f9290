using System.Collections.Concurrent;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>What rules find in the mutants of stacks.</summary>
/// <param name="Results">The mutants, each with the rules that find it.</param>
/// <param name="Failures">Mutants on which a rule has thrown, with the error.</param>
internal sealed record MutationRun(IReadOnlyList<MutationResult> Results, IReadOnlyList<string> Failures)
{
    /// <summary>Breaks stacks and checks what has become of them.</summary>
    /// <param name="stacks">The stacks by name, as JSON.</param>
    /// <param name="check">Returns the findings of a stack as rule and address, given its name and JSON.</param>
    /// <param name="instances">
    /// How many mutants of the same type, path and kind are checked at most; no two of them are of blocks of the same shape.
    /// </param>
    public static MutationRun Of(
        IReadOnlyDictionary<string, string> stacks, Func<string, string, IEnumerable<(string Rule, string Address)>> check, int instances)
    {
        var known = stacks.ToDictionary(stack => stack.Key, stack => check(stack.Key, stack.Value).ToHashSet());
        // Small stacks come first, because they are checked faster.
        var mutants = stacks.OrderBy(stack => stack.Value.Length).SelectMany(stack => new Mutator(stack.Key, stack.Value).Mutants())
            .GroupBy(mutant => mutant.Name).SelectMany(same => same.DistinctBy(mutant => mutant.Block.Shape).Take(instances)).ToList();
        var results = new MutationResult[mutants.Count];
        var failures = new ConcurrentBag<string>();
        Parallel.For(0, mutants.Count, index =>
        {
            var mutant = mutants[index];
            try
            {
                var found = check(mutant.Stack, mutant.Json).Except(known[mutant.Stack]);
                results[index] = new(mutant, [.. found.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal)]);
            }
            catch (Exception exception)
            {
                failures.Add($"{mutant}: {exception}");
                results[index] = new(mutant, []);
            }
        });
        return new(results, [.. failures.Order(StringComparer.Ordinal)]);
    }
}
