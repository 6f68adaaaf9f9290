namespace Tap.Guardrails;

/// <summary>No network ACL lets the whole internet in, but for answers.</summary>
internal sealed class NetworkAclIsNotOpen : Rule
{
    private const int FirstUnprivileged = 1024;

    // As many as the ports that IANA leaves to clients, 49152 to 65535.
    private const int EphemeralPorts = 16384;

    public override string Id => "TAP-EC2-6";

    public override string Title => "Network ACLs do not let the whole internet in";

    public override Severity Severity => Severity.Warning;

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("EC2.21"), Control.ControlTower("CT.EC2.PR.5"), Control.Cis("5.1")];

    public override string Exemptions => "The ports of clients from 1024 on, at least 16,384 of them, may be open, because ACLs know no "
        + "connections and answers arrive there; a VPC without an ACL of its own relies on its security groups.";

    public override string WayOut => "allow the ranges that may connect, and the ports of answers (1024 to 65535).";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. from acl in stack.All("aws_network_acl", "aws_default_network_acl")
           from rule in acl.Blocks("ingress")
           from finding in Check(acl, rule, rule["action"])
           select finding,
        .. from rule in stack.All("aws_network_acl_rule")
           where rule["egress"].Is(true) != Proof.Holds
           from finding in Check(rule, rule, rule["rule_action"])
           select finding,
    ];

    private IEnumerable<Finding> Check(ResourceBlock resource, Block rule, Value action)
    {
        var ports = PortRange.Of(rule, "protocol");
        var denies = action.Is(value => string.Equals(value.Text, "deny", StringComparison.OrdinalIgnoreCase)) == Proof.Holds;
        if (denies || IsForAnswers(ports))
            return [];
        IReadOnlyList<Value> blocks = [.. rule.Items("cidr_block"), .. rule.Items("ipv6_cidr_block")];
        var addresses = new AddressSet(blocks);
        if (addresses.IsBroad)
            return [On(resource, $"lets in {string.Join(" and ", blocks.Select(block => block.Expression))} to {ports}", blocks[0])];
        return addresses.Unknown.Take(1).Select(unknown => NotProven(resource, "the range that it lets in", unknown));
    }

    private static bool IsForAnswers(PortRange ports) =>
        ports.Protocol is "tcp" or "udp" && ports.First >= FirstUnprivileged && ports.Count >= EphemeralPorts;
}
