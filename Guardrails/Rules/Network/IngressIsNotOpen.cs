namespace Tap.Guardrails;

/// <summary>No security group lets more of the internet in than its author can know.</summary>
internal sealed class IngressIsNotOpen : Rule
{
    public override string Id => "TAP-EC2-1";

    public override string Title => "Security groups do not let the whole internet in";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html");

    public override IReadOnlyList<Control> Controls =>
    [
        .. new[] { "EC2.13", "EC2.14", "EC2.18", "EC2.19", "EC2.53", "EC2.54" }.Select(Control.SecurityHub),
        Control.ControlTower("CT.EC2.PR.3"), Control.ControlTower("CT.EC2.PR.4"), Control.Cis("5.2"), Control.Cis("5.3"),
    ];

    public override string Exemptions => "Public ranges that hold together no more than a /8 of IPv4 or a /16 of IPv6 for a port, private "
        + "ranges, security groups, and the prefix lists of AWS's services pass, because these can be named.";

    public override string WayOut => "name the addresses or the security group that may connect; a function needs no ingress at all.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var findings =
            from access in NetworkAccess.Ingress(stack)
            group access by access.Group into rules
            from access in rules
            from finding in Check(access, [.. rules.Where(other => other.Ports.Overlaps(access.Ports))])
            select finding;
        return findings.DistinctBy(finding => new { finding.Resource, finding.Detail });
    }

    private IEnumerable<Finding> Check(NetworkAccess access, IReadOnlyList<NetworkAccess> together)
    {
        if (access.Blocks.Count == 0)
            return [];
        if (new AddressSet(together.SelectMany(other => other.Blocks)).IsBroad)
            return [On(access.Resource, Detail(access, together), access.Blocks[0], "ranges that can be named, or a security group")];
        return new AddressSet(access.Blocks).Unknown.Take(1)
            .Select(unknown => NotProven(access.Resource, "the range that it lets in", unknown));
    }

    private static string Detail(NetworkAccess access, IReadOnlyList<NetworkAccess> together)
    {
        var ranges = $"{string.Join(" and ", access.Blocks.Select(block => block.Expression).Distinct())} to {access.Ports}";
        return together.Count == 1 || new AddressSet(access.Blocks).IsBroad
            ? $"lets in {ranges}"
            : $"lets in {ranges}, which is too much together with the other rules of its group";
    }
}
