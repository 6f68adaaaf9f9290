using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tap.Core;

/// <summary>
/// An IPv4 address range in CIDR notation (RFC 4632), such as <c>10.0.0.0/16</c>, based on <see cref="IPNetwork"/>. It accepts less than
/// that type, as AWS does: four decimal numbers, no leading zeros, and no bits set after the prefix.
/// </summary>
public sealed record CidrBlock
{
    private const int AddressBits = 32;

    private readonly IPNetwork network;

    private CidrBlock(IPNetwork network) => this.network = network;

    /// <summary>The number of leading bits that all addresses of the block share, 0–32.</summary>
    public int PrefixLength => network.PrefixLength;

    /// <summary>The number of addresses in the block, from 1 (<c>/32</c>) to 4,294,967,296 (<c>/0</c>).</summary>
    public long AddressCount => 1L << (AddressBits - PrefixLength);

    private uint FirstAddress => BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());

    /// <summary>Parses a block.</summary>
    /// <param name="text">For example <c>10.0.0.0/16</c>.</param>
    /// <returns>The block.</returns>
    /// <exception cref="FormatException">
    /// The text is no block. Where bits after the prefix are set, the message names the block meant.
    /// </exception>
    public static CidrBlock Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var block) ? block : throw new FormatException(Fault(text));
    }

    /// <summary>Parses a block, without an exception.</summary>
    /// <param name="text">For example <c>10.0.0.0/16</c>.</param>
    /// <param name="block">The block; <see langword="null"/> when the text is none.</param>
    /// <returns>Whether the text is a block.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CidrBlock? block)
    {
        // IPNetwork also reads "10.1/16" and "010.0.0.0/8" (octal). Only the notation that it writes itself is unambiguous.
        var isBlock = IPNetwork.TryParse(text, out var network)
            && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            && network.ToString() == text;
        block = isBlock ? new CidrBlock(network) : null;
        return isBlock;
    }

    /// <summary>Returns whether this block contains all addresses of <paramref name="other"/>; a block contains itself.</summary>
    /// <param name="other">The other block.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Contains(CidrBlock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.PrefixLength >= PrefixLength && network.Contains(other.network.BaseAddress);
    }

    /// <summary>Returns whether the two blocks share an address.</summary>
    /// <param name="other">The other block.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public bool Overlaps(CidrBlock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Contains(other) || other.Contains(this);
    }

    /// <summary>Returns one of the equal parts of this block, numbered as Terraform's <c>cidrsubnet</c> numbers them.</summary>
    /// <param name="prefixLength">The part's prefix length, at least this block's and at most 32.</param>
    /// <param name="index">The number of the part, from 0.</param>
    /// <returns>The part.</returns>
    /// <exception cref="InputException">The prefix length is out of range, or the block has fewer parts.</exception>
    public CidrBlock Subnet(int prefixLength, int index)
    {
        Guard.InRange(prefixLength, PrefixLength, AddressBits, $"The prefix length of a part of {this}");
        var parts = 1L << (prefixLength - PrefixLength);
        Guard.InRange(index, 0L, parts - 1, $"The index of a /{prefixLength} in {this}");
        return At(FirstAddress + (uint)((long)index << (AddressBits - prefixLength)), prefixLength);
    }

    /// <summary>Returns the block in CIDR notation: <c>10.0.0.0/16</c>.</summary>
    public override string ToString() => network.ToString();

    private static CidrBlock At(uint firstAddress, int prefixLength)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, firstAddress);
        return new CidrBlock(new IPNetwork(new IPAddress(bytes), prefixLength));
    }

    private static string Fault(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2
            && TryParse($"{parts[0]}/{AddressBits}", out var address)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefixLength)
            && prefixLength < AddressBits
            && parts[1] == prefixLength.ToString(CultureInfo.InvariantCulture))
        {
            var mask = (uint)(ulong.MaxValue << (AddressBits - prefixLength));
            return $"'{text}' has bits set behind its prefix: write {At(address.FirstAddress & mask, prefixLength)}, "
                + $"or {address} for the one address.";
        }

        return $"'{text}' is no IPv4 range in CIDR notation: write an address and a prefix length from 0 to 32, such as 10.0.0.0/16.";
    }
}
