using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Tap.Core;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Tap.Tests.Core;

public sealed class CidrBlockTests
{
    private const string Notation =
        "is no IPv4 range in CIDR notation: write an address and a prefix length from 0 to 32, such as 10.0.0.0/16.";

    private static readonly Gen<CidrBlock> Blocks =
        from prefixLength in Gen.Choose(0, 24)
        from index in Gen.Choose(0, (1 << prefixLength) - 1)
        select CidrBlock.Parse("0.0.0.0/0").Subnet(prefixLength, index);

    [TestCase("10.0.0.1/16", "'10.0.0.1/16' has bits set behind its prefix: write 10.0.0.0/16, or 10.0.0.1/32 for the one address.")]
    [TestCase(
        "203.0.113.255/25",
        "'203.0.113.255/25' has bits set behind its prefix: write 203.0.113.128/25, or 203.0.113.255/32 for the one address.")]
    [TestCase("1.2.3.4/0", "'1.2.3.4/0' has bits set behind its prefix: write 0.0.0.0/0, or 1.2.3.4/32 for the one address.")]
    [TestCase("10.0.0.0", "'10.0.0.0' " + Notation)]
    [TestCase("10.0.0.0/33", "'10.0.0.0/33' " + Notation)]
    [TestCase("10.0.0.0/-1", "'10.0.0.0/-1' " + Notation)]
    [TestCase("10.0.0.0/016", "'10.0.0.0/016' " + Notation)]
    [TestCase("10.1/16", "'10.1/16' " + Notation)]
    [TestCase("010.0.0.0/8", "'010.0.0.0/8' " + Notation)]
    [TestCase("0x0a.0.0.0/8", "'0x0a.0.0.0/8' " + Notation)]
    [TestCase(" 10.0.0.0/8", "' 10.0.0.0/8' " + Notation)]
    [TestCase("256.0.0.0/8", "'256.0.0.0/8' " + Notation)]
    [TestCase("::/0", "'::/0' " + Notation)]
    [TestCase("", "'' " + Notation)]
    public void What_is_no_block_is_refused(string text, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => CidrBlock.Parse(text), Throws.TypeOf<FormatException>().With.Message.EqualTo(message));
            Assert.That(CidrBlock.TryParse(text, out _), Is.False);
        }
    }

    [TestCase("0.0.0.0/0", 4294967296)]
    [TestCase("10.0.0.0/16", 65536)]
    [TestCase("255.255.255.255/32", 1)]
    public void A_block_counts_its_addresses(string text, long count) => Assert.That(CidrBlock.Parse(text).AddressCount, Is.EqualTo(count));

    [TestCase("10.0.0.0/16", 24, 0, "10.0.0.0/24")]
    [TestCase("10.0.0.0/16", 24, 255, "10.0.255.0/24")]
    [TestCase("0.0.0.0/0", 1, 1, "128.0.0.0/1")]
    [TestCase("192.0.2.8/32", 32, 0, "192.0.2.8/32")]
    public void Parts_are_counted_as_terraform_counts_them(string block, int prefixLength, int index, string part) =>
        Assert.That(CidrBlock.Parse(block).Subnet(prefixLength, index).ToString(), Is.EqualTo(part));

    [TestCase(15, 0, "The prefix length of a part of 10.0.0.0/16 must be between 16 and 32, but was 15.")]
    [TestCase(33, 0, "The prefix length of a part of 10.0.0.0/16 must be between 16 and 32, but was 33.")]
    [TestCase(24, 256, "The index of a /24 in 10.0.0.0/16 must be between 0 and 255, but was 256.")]
    [TestCase(24, -1, "The index of a /24 in 10.0.0.0/16 must be between 0 and 255, but was -1.")]
    public void Parts_that_do_not_exist_are_refused(int prefixLength, int index, string message) =>
        Assert.That(
            () => CidrBlock.Parse("10.0.0.0/16").Subnet(prefixLength, index),
            Throws.TypeOf<InputException>().With.Message.EqualTo(message));

    [Property]
    public FsCheck.Property Text_and_block_are_the_same_thing() =>
        Prop.ForAll(Blocks.ToArbitrary(), block => CidrBlock.Parse(block.ToString()) == block);

    [Property(MaxTest = 1000)]
    public FsCheck.Property Containing_and_overlapping_are_what_first_and_last_addresses_say() =>
        Prop.ForAll(
            (from first in Blocks from second in Gen.OneOf(Blocks, Neighbours(first)) select (first, second)).ToArbitrary(),
            pair =>
            {
                var (first, last) = Ends(pair.first);
                var (otherFirst, otherLast) = Ends(pair.second);
                return pair.first.Contains(pair.second) == (first <= otherFirst && otherLast <= last)
                    && pair.first.Overlaps(pair.second) == (first <= otherLast && otherFirst <= last);
            });

    [Property]
    public FsCheck.Property Different_parts_lie_inside_and_apart() =>
        Prop.ForAll(
            (from block in Blocks
             from bits in Gen.Choose(1, 8)
             from first in Gen.Choose(0, (1 << bits) - 1)
             from second in Gen.Choose(0, (1 << bits) - 1)
             select (block, first, second, prefixLength: block.PrefixLength + bits)).ToArbitrary(),
            test =>
            {
                var first = test.block.Subnet(test.prefixLength, test.first);
                var second = test.block.Subnet(test.prefixLength, test.second);
                return test.block.Contains(first) && test.block.Contains(second) && first.Overlaps(second) == (test.first == test.second);
            });

    // Blocks that share an end or a parent: random ones hardly ever meet.
    private static Gen<CidrBlock> Neighbours(CidrBlock block) =>
        from bits in Gen.Choose(0, 8)
        from index in Gen.Elements(0, (1 << bits) - 1)
        select block.Subnet(block.PrefixLength + bits, index);

    private static (long First, long Last) Ends(CidrBlock block)
    {
        var first = IPAddress.Parse(block.ToString().Split('/')[0]).GetAddressBytes().Aggregate(0L, (sum, part) => (sum * 256) + part);
        return (first, first + block.AddressCount - 1);
    }
}
