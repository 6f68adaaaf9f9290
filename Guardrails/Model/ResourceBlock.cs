namespace Tap.Guardrails;

/// <summary>
/// A block at the top of a stack: a resource, a data source, or a module, provider, variable, output or the <c>terraform</c> block.
/// </summary>
public sealed class ResourceBlock : Block
{
    // What is equal to a name in a resource of another type that belongs to it: aws_s3_bucket_versioning.bucket = "data".
    internal static readonly string[] Identities =
        ["bucket", "name", "function_name", "identifier", "arn", "id", "url", "alarm_name", "user_name", "key_id"];

    private readonly Dictionary<string, Func<Value>> arguments;
    private readonly Dictionary<string, Value> known = [];
    private readonly IReadOnlyCollection<string> names;

    internal ResourceBlock(
        BlockKind kind,
        string type,
        string logicalId,
        string address,
        string path,
        bool isCertain,
        Dictionary<string, Func<Value>> arguments,
        IReadOnlyCollection<string>? names = null)
        : base(Value.Absent)
    {
        Kind = kind;
        Type = type;
        LogicalId = logicalId;
        Address = address;
        Path = path;
        IsCertain = isCertain;
        this.arguments = arguments;
        this.names = names ?? [];
    }

    /// <summary>What it declares.</summary>
    public BlockKind Kind { get; }

    /// <summary>
    /// The Terraform type, <c>aws_s3_bucket</c>; <c>module</c>, <c>provider</c>, <c>variable</c> and so on for other blocks.
    /// </summary>
    public string Type { get; }

    /// <summary>The name within the type: <c>packages_bucket_ABC123</c>.</summary>
    public string LogicalId { get; }

    /// <summary>
    /// The Terraform address: <c>aws_s3_bucket.packages_bucket_ABC123</c>, <c>data.aws_vpc.main</c>, <c>aws_s3_bucket.all["a"]</c>.
    /// </summary>
    public string Address { get; }

    /// <summary>The path of the construct, <c>tasks/packages/bucket/bucket</c>; the address where none has made it.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override bool IsCertain { get; }

    /// <inheritdoc/>
    public override IEnumerable<string> Names => arguments.Keys;

    /// <inheritdoc/>
    public override Value this[string name]
    {
        get
        {
            if (known.TryGetValue(name, out var value))
                return value;
            if (!arguments.TryGetValue(name, out var evaluate))
                return Value.Absent;
            // What refers to itself, by whatever way, is not known.
            known[name] = Value.Unknown($"{Address}.{name}");
            return known[name] = evaluate();
        }
    }

    /// <summary>Returns whether a value stands for this resource: a reference to one of its attributes, or its name.</summary>
    /// <param name="value">The value: <c>${aws_s3_bucket.data.id}</c>, or <c>data</c>.</param>
    /// <returns>The proof; not proven when the value may be anything.</returns>
    public Proof IsReferredToBy(Value value) => Proofs.All(value.Alternatives, IsReferredToByOne);

    private Proof IsReferredToByOne(Value value)
    {
        if (value.Reference is { } reference && StackModel.IsResource(reference.Block))
            return IsAddressedBy(reference) || (value.Text is { } same && IsNamed(same)) ? Proof.Holds
                : reference.Block == BlockAddress && value.Kind == ValueKind.Unknown && !(HasKey(reference.Address) && HasKey(Address))
                    ? Proof.Unproven
                : Proof.Broken;
        if (value.Text is { } text)
            return Proofs.Of(IsNamed(text));
        if (value.Kind != ValueKind.Unknown)
            return Proof.Broken;
        var resources = value.References.Where(one => StackModel.IsResource(one.Block)).ToList();
        return resources.Exists(IsAddressedBy) ? Proof.Holds : resources.Count > 0 ? Proof.Broken : Proof.Unproven;
    }

    /// <summary>The address without the key of an instance.</summary>
    internal string BlockAddress => new Reference(Address, "").Block;

    private bool IsAddressedBy(Reference reference) => reference.Address == Address;

    // Not so for a key that is an expression: aws_s3_bucket.data[each.key].
    private static bool HasKey(string address) =>
        address.EndsWith(']') && address[address.IndexOf('[', StringComparison.Ordinal) + 1] is '"' or (>= '0' and <= '9');

    private bool IsNamed(string text) => Identities.Any(identity => this[identity].Text == text) || names.Contains(text);
}
