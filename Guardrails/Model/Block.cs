namespace Tap.Guardrails;

/// <summary>A block of a stack, with arguments and nested blocks.</summary>
public class Block
{
    private readonly Value value;

    /// <summary>Creates a block.</summary>
    /// <param name="value">Its arguments and nested blocks, a map or something not known.</param>
    internal Block(Value value) => this.value = value;

    /// <summary>Returns an argument, or nested blocks as they are written; absent when it is not written.</summary>
    /// <param name="name">Its name: <c>function_name</c>.</param>
    public virtual Value this[string name] => value[name];

    /// <summary>The names of all arguments and nested blocks that are written.</summary>
    public virtual IEnumerable<string> Names => value.Entries.Keys;

    /// <summary>
    /// Whether it is certain that the block exists; not so for one of a <c>dynamic</c> block over a collection that is not known, or of a
    /// resource whose <c>count</c> is not known.
    /// </summary>
    public virtual bool IsCertain => value.IsCertain && value.Kind == ValueKind.Map;

    /// <summary>
    /// Returns the nested blocks of a name, however they are written: as one object, as a list, as <c>dynamic</c> blocks. What is not known
    /// is one block of which nothing is known.
    /// </summary>
    /// <param name="name">The name of the block: <c>ingress</c>.</param>
    /// <returns>The blocks, in order; none when none is written.</returns>
    public IReadOnlyList<Block> Blocks(string name) => [.. BlocksOf(this[name], isCertain: true)];

    /// <summary>Returns the values of an argument that is one value or a list; none when it is absent.</summary>
    /// <param name="name">The name of the argument: <c>cidr_blocks</c>.</param>
    public IReadOnlyList<Value> Items(string name) => this[name].OneOrMany();

    /// <summary>Returns all values that are no lists and no maps, with where they stand: <c>environment.0.variables.TABLE</c>.</summary>
    public IEnumerable<Leaf> Leaves() => Names.SelectMany(name => this[name].Leaves(name));

    private static IEnumerable<Block> BlocksOf(Value value, bool isCertain)
    {
        if (value.Alternatives.Count > 1)
            return value.Alternatives.SelectMany(one => BlocksOf(one, isCertain: false));
        return value.Kind switch
        {
            ValueKind.List => value.Items.SelectMany(item => BlocksOf(item, isCertain)),
            ValueKind.Map when !isCertain => [new Block(Value.Of(value.Entries, value.IsOpen, isCertain: false))],
            ValueKind.Map or ValueKind.Unknown => [new Block(value)],
            _ => [],
        };
    }
}
