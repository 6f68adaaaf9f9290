using FsCheck.Fluent;
using Tap.Core;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Tap.Tests.Core;

public sealed class SubnetPlanTests
{
    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    [Test]
    public void The_default_plan_is_taps()
    {
        var plan = SubnetPlan.Default(Zones);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Vpc.ToString(), Is.EqualTo("10.0.0.0/16"));
            Assert.That(Lines(plan.PublicSubnets), Is.EqualTo(["us-east-1a 10.0.1.0/24", "us-east-1b 10.0.11.0/24"]));
            Assert.That(Lines(plan.PrivateSubnets), Is.EqualTo(["us-east-1a 10.0.100.0/24", "us-east-1b 10.0.110.0/24"]));
        }
    }

    [Test]
    public void A_divided_vpc_has_a_public_and_a_private_half()
    {
        var plan = SubnetPlan.Divide("172.16.0.0/16", Zones);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines(plan.PublicSubnets), Is.EqualTo(["us-east-1a 172.16.0.0/19", "us-east-1b 172.16.32.0/19"]));
            Assert.That(Lines(plan.PrivateSubnets), Is.EqualTo(["us-east-1a 172.16.128.0/19", "us-east-1b 172.16.160.0/19"]));
        }
    }

    [Property]
    public FsCheck.Property Planned_subnets_lie_inside_the_vpc_and_apart() =>
        Prop.ForAll(
            (from count in Gen.Choose(2, SubnetPlan.MaximumDefaultZones)
             from prefixLength in Gen.Choose(16, 23)
             from index in Gen.Choose(0, (1 << prefixLength) - 1)
             from plan in Gen.Elements(
                 SubnetPlan.Default(ManyZones(count)),
                 SubnetPlan.Divide(CidrBlock.Parse("0.0.0.0/0").Subnet(prefixLength, index).ToString(), ManyZones(count)))
             select plan).ToArbitrary(),
            plan =>
            {
                CidrBlock[] subnets = [.. plan.PublicSubnets.Concat(plan.PrivateSubnets).Select(subnet => subnet.Cidr)];
                return subnets.All(plan.Vpc.Contains)
                    && subnets.All(subnet => subnets.Count(subnet.Overlaps) == 1)
                    && plan.PublicSubnets.Select(subnet => subnet.AvailabilityZone)
                        .SequenceEqual(plan.PrivateSubnets.Select(subnet => subnet.AvailabilityZone));
            });

    [TestCase(2, 9)]
    public void A_zone_more_renumbers_nothing_in_the_default_plan(int few, int many) =>
        Assert.That(
            Lines(SubnetPlan.Default(ManyZones(many)).PrivateSubnets).Take(few),
            Is.EqualTo(Lines(SubnetPlan.Default(ManyZones(few)).PrivateSubnets)));

    [TestCase(2, 4)]
    public void A_zone_more_renumbers_nothing_in_a_divided_vpc(int few, int many) =>
        Assert.That(
            Lines(SubnetPlan.Divide("10.0.0.0/16", ManyZones(many)).PrivateSubnets).Take(few),
            Is.EqualTo(Lines(SubnetPlan.Divide("10.0.0.0/16", ManyZones(few)).PrivateSubnets)));

    [Test]
    public void All_problems_of_a_plan_are_reported_at_once()
    {
        var refusal = Assert.Throws<SubnetPlanException>(() => SubnetPlan.Create(
            "10.0.0.0/15",
            ["10.0.1.0/24", "10.9.0.0/24", "10.0.1.128/25"],
            ["10.0.100.1/24", "10.0.110.0/29"],
            ["us-east-1a", "us-east-1a"]))!;

        string[] problems =
        [
            "The availability zone 'us-east-1a' is listed 2 times: list each zone once.",
            "The VPC's 10.0.0.0/15 must have a prefix length between /16 and /28, the sizes that AWS takes.",
            "There must be one public subnet in each availability zone, but there are 3 ranges for 2 zones.",
            "The private subnet 1's range is wrong: '10.0.100.1/24' has bits set behind its prefix: write 10.0.100.0/24, "
                + "or 10.0.100.1/32 for the one address.",
            "The private subnet 2's 10.0.110.0/29 must have a prefix length between /16 and /28, the sizes that AWS takes.",
            "The public subnet 2's 10.9.0.0/24 is not inside the VPC's 10.0.0.0/15: choose a range inside it.",
            "The public subnet 1's 10.0.1.0/24 and the public subnet 3's 10.0.1.128/25 overlap: give each its own range.",
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Problems, Is.EqualTo(problems));
            Assert.That(problems, Is.All.Matches<string>(problem => refusal.Message.Contains($"- {problem}", StringComparison.Ordinal)));
        }
    }

    [TestCase(0, "There must be at least 2 availability zones, but none is listed.")]
    [TestCase(1, "There must be at least 2 availability zones, but only 'us-east-1a' is listed.")]
    [TestCase(10, "There are 10 availability zones, but the default plan has ranges for 9: list fewer.")]
    public void The_default_plan_takes_two_to_nine_zones(int count, string problem) =>
        Assert.That(Assert.Throws<SubnetPlanException>(() => SubnetPlan.Default(ManyZones(count)))!.Problems, Is.EqualTo([problem]));

    [Test]
    public void A_vpc_too_small_for_its_zones_is_refused() =>
        Assert.That(
            Assert.Throws<SubnetPlanException>(() => SubnetPlan.Divide("10.0.0.0/26", Zones))!.Problems,
            Is.EqualTo(["The VPC's 10.0.0.0/26 is too small for 2 zones: they need subnets of /29, and AWS makes none beyond /28. "
                + "Use a larger range or fewer zones."]));

    [Test]
    public void Dividing_what_is_no_range_says_so() =>
        Assert.That(
            Assert.Throws<SubnetPlanException>(() => SubnetPlan.Divide("10.0.0.0", Zones))!.Problems,
            Is.EqualTo(["The VPC's range is wrong: '10.0.0.0' is no IPv4 range in CIDR notation: "
                + "write an address and a prefix length from 0 to 32, such as 10.0.0.0/16."]));

    private static string[] ManyZones(int count) => [.. Enumerable.Range(0, count).Select(index => $"us-east-1{(char)('a' + index)}")];

    private static IEnumerable<string> Lines(IEnumerable<PlannedSubnet> subnets) =>
        subnets.Select(subnet => $"{subnet.AvailabilityZone} {subnet.Cidr}");
}
