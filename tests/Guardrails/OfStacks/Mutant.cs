namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A stack in which one property is broken.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Block">The block that is broken.</param>
/// <param name="Path">What is broken in it, without indices; empty for the whole block.</param>
/// <param name="Mutation">How it is broken.</param>
/// <param name="Detail">What is special about it; empty when the kind says it all.</param>
/// <param name="Blocks">The blocks of the broken stack.</param>
internal sealed record Mutant(
    string Stack, StackBlock Block, string Path, Mutation Mutation, string Detail, Func<IEnumerable<StackBlock>> Blocks)
{
    /// <summary>The JSON of the broken stack.</summary>
    public string Json => StackBlock.Join(Blocks());

    /// <summary>What is broken, and how, without where.</summary>
    public string Name => $"{Block.Type}.{Path}: {Mutation}{(Detail.Length > 0 ? $" ({Detail})" : "")}";

    /// <inheritdoc/>
    public override string ToString() => $"{Name} in {Stack} {Block.Address}";
}
