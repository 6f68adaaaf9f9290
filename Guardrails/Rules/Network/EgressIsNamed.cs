namespace Tap.Guardrails;

/// <summary>No security group lets all traffic out to everywhere.</summary>
internal sealed class EgressIsNamed : Rule
{
    // More than half of all ports.
    private const int MostPorts = 32768;

    public override string Id => "TAP-EC2-2";

    public override string Title => "Security groups do not let everything out to everywhere";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");

    public override string Exemptions => "Single ports and ranges of no more than 32,768 ports may go anywhere, because functions call "
        + "services by HTTPS; a group without egress rules lets nothing out when Terraform makes it.";

    public override string WayOut => "let out the ports that are used, such as TCP 443, or name the ranges that are called.";

    public override IEnumerable<Finding> Check(StackModel stack) => NetworkAccess.Egress(stack).GroupBy(access => access.Group)
        .SelectMany(CheckGroup)
        .DistinctBy(finding => new { finding.Resource, finding.Detail });

    private IEnumerable<Finding> CheckGroup(IEnumerable<NetworkAccess> group)
    {
        foreach (var protocol in group.GroupBy(access => access.Ports.Protocol))
        {
            var many = protocol.Where(access => access.Blocks.Count > 0 && access.Ports.Count > 1).ToList();
            if (many.Sum(access => access.Ports.Count) <= MostPorts)
                continue;
            var isBroad = new AddressSet(many.SelectMany(access => access.Blocks)).IsBroad;
            foreach (var access in many)
            {
                var ranges = string.Join(" and ", access.Blocks.Select(block => block.Expression).Distinct());
                if (isBroad && access.Ports.Unknown.IsPresent)
                    yield return NotProven(access.Resource, "the ports that it lets out", access.Ports.Unknown);
                else if (isBroad)
                {
                    yield return On(
                        access.Resource,
                        $"lets out {access.Ports} to {ranges}",
                        access.Blocks[0],
                        "single ports, or ranges that can be named");
                }
                else if (new AddressSet(access.Blocks).Unknown is [var unknown, ..])
                    yield return NotProven(access.Resource, $"the range to which it lets out {access.Ports}", unknown);
            }
        }
    }
}
