namespace Tap.Guardrails;

/// <summary>A reference to an attribute of something in the stack: <c>${aws_s3_bucket.data.arn}</c>.</summary>
/// <param name="Address">
/// What it refers to: <c>aws_s3_bucket.data</c>, <c>aws_s3_bucket.data["a"]</c>, <c>data.aws_vpc.main</c>, <c>var.name</c>.
/// </param>
/// <param name="Attribute">The attribute, with what follows it: <c>arn</c>; empty for the whole.</param>
public sealed record Reference(string Address, string Attribute)
{
    /// <summary>The address without the key of an instance: <c>aws_s3_bucket.data</c>.</summary>
    public string Block => !Address.EndsWith(']') ? Address
        : Address[..Address.LastIndexOf(Address.EndsWith("\"]", StringComparison.Ordinal) ? "[\"" : "[", StringComparison.Ordinal)];

    /// <inheritdoc/>
    public override string ToString() => Attribute.Length > 0 ? $"{Address}.{Attribute}" : Address;
}
