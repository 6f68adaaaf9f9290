using System.Numerics;

namespace Tap.Core;

/// <summary>A planned subnet: its availability zone and its address range.</summary>
/// <param name="AvailabilityZone">The zone by name, <c>us-east-1a</c>, or by id, <c>use1-az1</c>.</param>
/// <param name="Cidr">The address range.</param>
public sealed record PlannedSubnet(string AvailabilityZone, CidrBlock Cidr);

/// <summary>
/// The address ranges of a VPC: one public and one private subnet in each availability zone. Every plan is valid: subnets lie inside the
/// VPC, do not overlap, and have sizes that AWS accepts (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html,
/// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html).
/// </summary>
public sealed record SubnetPlan
{
    /// <summary>The largest number of availability zones that <see cref="Default"/> has ranges for.</summary>
    public const int MaximumDefaultZones = 9;

    /// <summary>
    /// The smallest number of slots that <see cref="Divide"/> reserves, so that a third or fourth zone renumbers nothing.
    /// </summary>
    private const int MinimumSlots = 4;

    private SubnetPlan(CidrBlock vpc, IReadOnlyList<PlannedSubnet> publicSubnets, IReadOnlyList<PlannedSubnet> privateSubnets)
    {
        Vpc = vpc;
        PublicSubnets = publicSubnets;
        PrivateSubnets = privateSubnets;
    }

    /// <summary>The VPC's range.</summary>
    public CidrBlock Vpc { get; }

    /// <summary>The subnets with a route to the internet gateway, in the order of the zones.</summary>
    public IReadOnlyList<PlannedSubnet> PublicSubnets { get; }

    /// <summary>The subnets without a route to the internet gateway, in the order of the zones.</summary>
    public IReadOnlyList<PlannedSubnet> PrivateSubnets { get; }

    /// <summary>
    /// Returns Tap's own plan: VPC <c>10.0.0.0/16</c>, public <c>10.0.1.0/24</c>, <c>10.0.11.0/24</c>…, private <c>10.0.100.0/24</c>,
    /// <c>10.0.110.0/24</c>…. A zone added at the end does not change the ranges of the others.
    /// </summary>
    /// <param name="availabilityZones">Two to nine zones.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="SubnetPlanException">There are fewer than two or more than nine zones, or one is listed twice.</exception>
    public static SubnetPlan Default(IReadOnlyList<string> availabilityZones)
    {
        ArgumentNullException.ThrowIfNull(availabilityZones);
        if (availabilityZones.Count > MaximumDefaultZones)
        {
            throw new SubnetPlanException(
            [
                $"There are {availabilityZones.Count} availability zones, "
                + $"but the default plan has ranges for {MaximumDefaultZones}: list fewer.",
            ]);
        }

        return Create(
            "10.0.0.0/16",
            [.. availabilityZones.Select((_, index) => $"10.0.{1 + (10 * index)}.0/24")],
            [.. availabilityZones.Select((_, index) => $"10.0.{100 + (10 * index)}.0/24")],
            availabilityZones);
    }

    /// <summary>
    /// Divides any VPC: its lower half is public, its upper half private, and each zone gets an equal part of both. A half has at least
    /// four parts, so that growing to four zones does not change the ranges of the others.
    /// </summary>
    /// <param name="vpcCidr">The VPC's range, <c>/16</c> to <c>/25</c>.</param>
    /// <param name="availabilityZones">Two zones or more.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="SubnetPlanException">
    /// The range or the zones are wrong, or there are too many zones for the range; the message lists all.
    /// </exception>
    public static SubnetPlan Divide(string vpcCidr, IReadOnlyList<string> availabilityZones)
    {
        ArgumentNullException.ThrowIfNull(availabilityZones);
        var problems = SubnetPlanRules.Problems(vpcCidr, availabilityZones, out var vpc);
        if (vpc is null || problems.Count > 0)
        {
            throw new SubnetPlanException(problems);
        }

        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(availabilityZones.Count, MinimumSlots));
        var prefixLength = vpc.PrefixLength + 1 + BitOperations.Log2((uint)slots);
        if (prefixLength > SubnetPlanRules.LongestPrefix)
        {
            throw new SubnetPlanException(
                [$"The VPC's {vpc} is too small for {availabilityZones.Count} zones: they need subnets of /{prefixLength}, and "
                    + $"AWS makes none beyond /{SubnetPlanRules.LongestPrefix}. Use a larger range or fewer zones."]);
        }

        return Create(
            vpcCidr,
            [.. availabilityZones.Select((_, index) => vpc.Subnet(prefixLength, index).ToString())],
            [.. availabilityZones.Select((_, index) => vpc.Subnet(prefixLength, slots + index).ToString())],
            availabilityZones);
    }

    /// <summary>Creates a plan from the given ranges.</summary>
    /// <param name="vpcCidr">The VPC's range, <c>/16</c> to <c>/28</c>.</param>
    /// <param name="publicCidrs">The public subnets' ranges, one a zone, <c>/16</c> to <c>/28</c>.</param>
    /// <param name="privateCidrs">The private subnets' ranges, one a zone, <c>/16</c> to <c>/28</c>.</param>
    /// <param name="availabilityZones">Two zones or more.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="SubnetPlanException">The plan has problems; the message lists all.</exception>
    public static SubnetPlan Create(
        string vpcCidr,
        IReadOnlyList<string> publicCidrs,
        IReadOnlyList<string> privateCidrs,
        IReadOnlyList<string> availabilityZones)
    {
        ArgumentNullException.ThrowIfNull(publicCidrs);
        ArgumentNullException.ThrowIfNull(privateCidrs);
        ArgumentNullException.ThrowIfNull(availabilityZones);
        var problems = SubnetPlanRules.Problems(vpcCidr, publicCidrs, privateCidrs, availabilityZones);
        return problems.Count == 0
            ? new SubnetPlan(CidrBlock.Parse(vpcCidr), InZones(publicCidrs, availabilityZones), InZones(privateCidrs, availabilityZones))
            : throw new SubnetPlanException(problems);
    }

    private static IReadOnlyList<PlannedSubnet> InZones(IReadOnlyList<string> cidrs, IReadOnlyList<string> zones) =>
        [.. zones.Zip(cidrs, (zone, cidr) => new PlannedSubnet(zone, CidrBlock.Parse(cidr)))];
}
