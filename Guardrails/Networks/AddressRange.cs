using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tap.Guardrails;

/// <summary>A range of IP addresses, from its first to its last. Those of IPv6 are counted by networks of a /64.</summary>
/// <param name="IsIPv6">Whether they are IPv6 addresses.</param>
/// <param name="First">The first address as a number; the upper half of an IPv6 address.</param>
/// <param name="Last">The last address as a number; the upper half of an IPv6 address.</param>
internal sealed record AddressRange(bool IsIPv6, ulong First, ulong Last)
{
    // Of RFC 1918, 6598, 1122 and 3927, and of RFC 4193 and 4291: nobody comes from there over the internet.
    private static readonly Lazy<AddressRange[]> PrivateIPv4 = new(() =>
    [
        Parse("10.0.0.0/8")!, Parse("172.16.0.0/12")!, Parse("192.168.0.0/16")!, Parse("100.64.0.0/10")!, Parse("127.0.0.0/8")!,
        Parse("169.254.0.0/16")!,
    ]);

    private static readonly Lazy<AddressRange[]> PrivateIPv6 = new(() => [Parse("fc00::/7")!, Parse("fe80::/10")!]);

    /// <summary>Returns the range of a CIDR block, whose address may have bits behind the prefix, which AWS clears.</summary>
    /// <param name="cidr">The block: <c>10.0.0.0/8</c>, <c>0::/0</c>.</param>
    /// <returns>The range; <see langword="null"/> when the text is no CIDR block.</returns>
    public static AddressRange? Parse(string cidr)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(cidr.AsSpan(0, slash), out var address)
            || !int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
            return null;
        var isIPv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        if (prefix > (isIPv6 ? 128 : 32))
            return null;
        var bytes = address.GetAddressBytes();
        var number = isIPv6 ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var host = SizeOf(isIPv6 ? Math.Max(64 - prefix, 0) : 32 - prefix) - 1;
        return new AddressRange(isIPv6, number & ~host, number | host);
    }

    /// <summary>Returns how many numbers some bits make; 0 for all of them.</summary>
    public static ulong SizeOf(int bits) => bits >= 64 ? 0 : 1UL << bits;

    /// <summary>Returns how many addresses of the internet some ranges hold together, each counted once.</summary>
    /// <param name="ranges">The ranges, which may overlap.</param>
    /// <param name="isIPv6">Whether IPv6 or IPv4 addresses are counted.</param>
    public static ulong CountPublic(IEnumerable<AddressRange> ranges, bool isIPv6)
    {
        var open = ranges.Where(range => range.IsIPv6 == isIPv6).SelectMany(WithoutPrivate).ToList();
        open.Sort((one, other) => one.First.CompareTo(other.First));
        ulong count = 0;
        AddressRange? counted = null;
        foreach (var range in open)
        {
            if (counted is not null && counted.Last >= range.Last)
                continue;
            var first = counted is not null && counted.Last >= range.First ? counted.Last + 1 : range.First;
            var size = range.Last - first;
            count = ulong.MaxValue - count <= size ? ulong.MaxValue : count + size + 1;
            counted = range;
        }

        return count;
    }

    private static IEnumerable<AddressRange> WithoutPrivate(AddressRange range) => (range.IsIPv6 ? PrivateIPv6 : PrivateIPv4).Value
        .Aggregate(new List<AddressRange> { range }, (left, hole) => [.. left.SelectMany(one => one.Without(hole))]);

    private IEnumerable<AddressRange> Without(AddressRange hole)
    {
        if (hole.Last < First || hole.First > Last)
            return [this];
        var left = new List<AddressRange>();
        if (hole.First > First)
            left.Add(this with { Last = hole.First - 1 });
        if (hole.Last < Last)
            left.Add(this with { First = hole.Last + 1 });
        return left;
    }
}
