using System.IO.Enumeration;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants that no rule has to find.</summary>
/// <param name="Type">The Terraform type; <c>*</c> stands for any text, here as in the path.</param>
/// <param name="Path">What is broken; empty for the whole block.</param>
/// <param name="Reason">Why no rule has to find them.</param>
/// <param name="Mutations">
/// How it is broken; any way when there is none, but for a literal secret or a module, which are found wherever they stand.
/// </param>
internal sealed record Survivor(string Type, string Path, string Reason, params IReadOnlyList<Mutation> Mutations)
{
    /// <summary>What is special about the mutation: <c>service:*</c>; null for all of a kind.</summary>
    public string? Detail { get; init; }

    /// <summary>What the block has in it; null for all blocks.</summary>
    public string? In { get; init; }

    /// <summary>What the block has not in it; null for all blocks.</summary>
    public string? NotIn { get; init; }

    /// <summary>Whether the mutant is harmless; otherwise something else than a rule holds what is broken.</summary>
    public bool IsHarmless { get; init; } = true;

    /// <summary>Returns survivors of the same reason, one for each path and each kind of mutation.</summary>
    /// <param name="type">The Terraform type.</param>
    /// <param name="paths">The paths, with <c>|</c> between them.</param>
    /// <param name="reason">Why no rule has to find them.</param>
    /// <param name="mutations">How it is broken.</param>
    public static IEnumerable<Survivor> Of(string type, string paths, string reason, params IReadOnlyList<Mutation> mutations) =>
        from one in type.Split('|')
        from path in paths.Split('|')
        from kinds in mutations.Count == 0 ? [[]] : mutations.Select(mutation => (IReadOnlyList<Mutation>)[mutation])
        select new Survivor(one, path, reason, kinds);

    /// <summary>Returns whether a mutant is one of them.</summary>
    public bool Covers(Mutant mutant) =>
        (Mutations.Count == 0 ? mutant.Mutation is not (Mutation.Secret or Mutation.Module) : Mutations.Contains(mutant.Mutation))
        && Matches(Type, mutant.Block.Type)
        && Matches(Path, mutant.Path)
        && (Detail is null || Matches(Detail, mutant.Detail))
        && (In is null || mutant.Block.Json.Contains(In, StringComparison.Ordinal))
        && (NotIn is null || !mutant.Block.Json.Contains(NotIn, StringComparison.Ordinal));

    private static bool Matches(string pattern, string text) =>
        pattern == text || pattern == "*" || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}.{Path}: {string.Join(", ", Mutations)} {Detail} {In}";
}
