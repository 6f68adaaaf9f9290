namespace Tap.Guardrails;

/// <summary>Proves what is said in a nested block, of which there is one at most.</summary>
internal static class OneBlock
{
    /// <summary>Returns whether the block is there and says what is expected; broken without it.</summary>
    /// <param name="parent">The block around it.</param>
    /// <param name="name">The name of the nested block: <c>tracing_config</c>.</param>
    /// <param name="expected">The proof of what it says.</param>
    public static Proof Has(this Block parent, string name, Func<Block, Proof> expected)
    {
        var blocks = parent.Blocks(name);
        return blocks.Count == 0 ? Proof.Broken : Proofs.All(blocks, block =>
            expected(block).And(block.IsCertain ? Proof.Holds : Proof.Unproven));
    }

    /// <summary>Returns the values of an argument in nested blocks of a name; not known where the block is not.</summary>
    public static Value Said(this Block parent, string name, string argument) =>
        parent.Blocks(name).Select(block => block[argument]).FirstOrDefault(value => value.IsPresent) ?? parent[name];
}
