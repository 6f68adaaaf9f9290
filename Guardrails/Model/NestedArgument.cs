namespace Tap.Guardrails;

/// <summary>An argument in nested blocks, each of which may be written several times, perhaps, or not at all.</summary>
/// <param name="Block">The block in which they are nested.</param>
/// <param name="Path">The names of the blocks and of the argument: <c>destination_config.on_failure.destination</c>.</param>
internal sealed record NestedArgument(Block Block, string Path)
{
    /// <summary>
    /// Returns whether every value of the argument is what is expected. Where no block is certain to exist, the default, an absent value,
    /// has to be it as well.
    /// </summary>
    public Proof Is(Func<Value, Proof> expected) => Is(Block, Path.Split('.'), expected);

    /// <summary>Returns whether every value of the argument is a boolean.</summary>
    public Proof Is(bool expected) => Is(value => value.Is(expected));

    /// <summary>Returns the value that decides, for messages: the one that is least what is expected.</summary>
    public Value Deciding(Func<Value, Proof> expected) => Values(Block, Path.Split('.')).MinBy(expected) ?? Value.Absent;

    private static Proof Is(Block block, string[] path, Func<Value, Proof> expected)
    {
        if (path is [var argument])
            return expected(block[argument]);
        var blocks = block.Blocks(path[0]);
        var written = Proofs.All(blocks, nested => Is(nested, path[1..], expected));
        if (blocks.Any(nested => nested.IsCertain))
            return written;
        var otherwise = expected(Value.Absent);
        return blocks.Count == 0 ? otherwise : written.And(otherwise == Proof.Holds ? Proof.Holds : Proof.Unproven);
    }

    private static IEnumerable<Value> Values(Block block, string[] path) => path is [var argument]
        ? [block[argument]]
        : block.Blocks(path[0]) is { Count: > 0 } blocks
            ? blocks.SelectMany(nested => Values(nested, path[1..]).Select(value => nested.IsCertain ? value : block[path[0]]))
            : [Value.Absent];
}
