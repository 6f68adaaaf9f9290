namespace Tap.Core;

/// <summary>
/// The rules for a <see cref="SubnetPlan"/>. Every rule checks the whole plan, so that all problems are reported at once.
/// </summary>
internal static class SubnetPlanRules
{
    /// <summary>The shortest prefix that AWS accepts for VPCs and subnets.</summary>
    public const int ShortestPrefix = 16;

    /// <summary>The longest prefix that AWS accepts for VPCs and subnets.</summary>
    public const int LongestPrefix = 28;

    /// <summary>With two availability zones, the system keeps running when one fails.</summary>
    private const int MinimumZones = 2;

    /// <summary>Returns the problems of a VPC and its zones, without its subnets.</summary>
    public static IReadOnlyList<string> Problems(string vpcCidr, IReadOnlyList<string> zones, out CidrBlock? vpc)
    {
        var problems = new List<string>(ZoneProblems(zones));
        vpc = Parse("VPC", vpcCidr, problems);
        return problems;
    }

    /// <summary>Returns the problems of a whole plan.</summary>
    public static IReadOnlyList<string> Problems(
        string vpcCidr,
        IReadOnlyList<string> publicCidrs,
        IReadOnlyList<string> privateCidrs,
        IReadOnlyList<string> zones)
    {
        List<string> problems =
        [
            .. Problems(vpcCidr, zones, out var vpc),
            .. CountProblems("public", publicCidrs, zones),
            .. CountProblems("private", privateCidrs, zones),
        ];
        List<(string Name, CidrBlock Cidr)> subnets =
            [.. ParseAll("public", publicCidrs, problems), .. ParseAll("private", privateCidrs, problems)];
        problems.AddRange(subnets
            .Where(subnet => vpc is not null && !vpc.Contains(subnet.Cidr))
            .Select(subnet => $"The {subnet.Name}'s {subnet.Cidr} is not inside the VPC's {vpc}: choose a range inside it."));
        problems.AddRange(OverlapProblems(subnets));
        return problems;
    }

    private static IEnumerable<string> ZoneProblems(IReadOnlyList<string> zones)
    {
        if (zones.Count < MinimumZones)
        {
            yield return $"There must be at least {MinimumZones} availability zones, "
                + $"but {(zones.Count == 0 ? "none is" : $"only '{zones[0]}' is")} listed.";
        }

        foreach (var zone in zones.CountBy(zone => zone).Where(zone => zone.Value > 1))
        {
            yield return $"The availability zone '{zone.Key}' is listed {zone.Value} times: list each zone once.";
        }
    }

    private static IEnumerable<string> CountProblems(string kind, IReadOnlyList<string> cidrs, IReadOnlyList<string> zones) =>
        cidrs.Count == zones.Count
            ? []
            : [$"There must be one {kind} subnet in each availability zone, but there are {cidrs.Count} ranges for {zones.Count} zones."];

    private static IEnumerable<(string Name, CidrBlock Cidr)> ParseAll(string kind, IReadOnlyList<string> cidrs, List<string> problems) =>
        from item in cidrs.Select((text, index) => (Name: $"{kind} subnet {index + 1}", Text: text))
        let cidr = Parse(item.Name, item.Text, problems)
        where cidr is not null
        select (item.Name, cidr);

    private static CidrBlock? Parse(string name, string text, List<string> problems)
    {
        CidrBlock block;
        try
        {
            block = CidrBlock.Parse(text);
        }
        catch (FormatException fault)
        {
            problems.Add($"The {name}'s range is wrong: {fault.Message}");
            return null;
        }

        if (block.PrefixLength is < ShortestPrefix or > LongestPrefix)
        {
            problems.Add($"The {name}'s {block} must have a prefix length between /{ShortestPrefix} and /{LongestPrefix}, "
                + "the sizes that AWS takes.");
        }

        return block;
    }

    private static IEnumerable<string> OverlapProblems(List<(string Name, CidrBlock Cidr)> subnets) =>
        from second in Enumerable.Range(0, subnets.Count)
        from first in Enumerable.Range(0, second)
        where subnets[first].Cidr.Overlaps(subnets[second].Cidr)
        select $"The {subnets[first].Name}'s {subnets[first].Cidr} and the {subnets[second].Name}'s {subnets[second].Cidr} overlap: "
            + "give each its own range.";
}
