namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>What has become of a mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Rules">The ids of the rules that find it.</param>
internal sealed record MutationResult(Mutant Mutant, IReadOnlyList<string> Rules)
{
    /// <summary>Whether a rule finds it.</summary>
    public bool IsFound => Rules.Count > 0;

    /// <summary>What lists it as one that no rule has to find; null when nothing does.</summary>
    public Survivor? Survivor { get; } = Survivors.All.FirstOrDefault(survivor => survivor.Covers(Mutant));

    /// <summary>Whether it is listed as harmless, and no rule finds it.</summary>
    public bool IsHarmless => !IsFound && Survivor is { IsHarmless: true };
}
