using System.Globalization;

namespace Tap.Guardrails;

/// <summary>The addresses that some CIDR blocks stand for, as far as they are known.</summary>
internal sealed class AddressSet
{
    // A /8 of IPv4, which is more than a company or a region of a cloud has, and a /16 of IPv6, which is more than a provider has.
    private static readonly ulong MostIPv4 = AddressRange.SizeOf(32 - 8);
    private static readonly ulong MostIPv6 = AddressRange.SizeOf(64 - 16);

    // What belongs to the network itself, whatever its range is.
    private static readonly string[] OwnTypes = 
        ["aws_vpc", "aws_default_vpc", "aws_subnet", "aws_default_subnet", "aws_vpc_ipv4_cidr_block_association"];

    private readonly List<AddressRange> ranges = [];
    private readonly List<Value> unknown = [];
    private ulong single;

    /// <summary>Adds up CIDR blocks.</summary>
    public AddressSet(IEnumerable<Value> blocks)
    {
        foreach (var block in blocks.SelectMany(block => block.Alternatives))
            Add(block);
    }

    /// <summary>What is not known.</summary>
    public IReadOnlyList<Value> Unknown => unknown;

    /// <summary>Whether it holds more of the internet than one can name: more than a /8 of IPv4 or a /16 of IPv6.</summary>
    public bool IsBroad => AddressRange.CountPublic(ranges, isIPv6: false) + single > MostIPv4
        || AddressRange.CountPublic(ranges, isIPv6: true) > MostIPv6;

    private void Add(Value block)
    {
        if (block.Kind == ValueKind.Absent || IsOwn(block))
            return;
        if (block.Text is { } text && AddressRange.Parse(text.Trim()) is { } range)
            ranges.Add(range);
        else if (block.Parts is [.., { Text: { } end }] && LengthOf(end) is >= 8 and var length)
            // An address that is not known yet with a mask that is: ${aws_eip.nat.public_ip}/32.
            single += AddressRange.SizeOf(32 - Math.Min(length, 32));
        else
            unknown.Add(block);
    }

    private static bool IsOwn(Value block) => block is { Kind: ValueKind.Unknown, Reference: { } reference }
        && OwnTypes.Contains(reference.Block.Split('.') is ["data", var type, ..] ? type : reference.Block.Split('.')[0])
        && reference.Attribute.Contains("cidr_block", StringComparison.Ordinal);

    private static int? LengthOf(string end) => end.StartsWith('/') && int.TryParse(
        end.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
}
