namespace Tap.Guardrails;

/// <summary>Traffic that a rule of a security group lets through.</summary>
/// <param name="Resource">The resource with the rule.</param>
/// <param name="Group">The group, the same for all of its rules wherever they stand.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Blocks">The CIDR blocks of the other side, those of prefix lists too, or what is not known of them.</param>
internal sealed record NetworkAccess(ResourceBlock Resource, string Group, PortRange Ports, IReadOnlyList<Value> Blocks)
{
    private static readonly string[] GroupTypes = ["aws_security_group", "aws_default_security_group"];

    /// <summary>Returns what security groups let in.</summary>
    public static IReadOnlyList<NetworkAccess> Ingress(StackModel stack) =>
    [
        .. Of(stack, "ingress", "aws_vpc_security_group_ingress_rule"),
        .. stack.All("aws_db_security_group", "aws_redshift_security_group")
            .SelectMany(group => group.Blocks("ingress"), (group, ingress) => Inline(group, ingress, ["cidr"])),
        .. stack.All("aws_lightsail_instance_public_ports")
            .SelectMany(ports => ports.Blocks("port_info"), (ports, info) => Inline(ports, info, ["cidrs", "ipv6_cidrs"], "0.0.0.0/0")),
        .. stack.All("aws_gamelift_fleet")
            .SelectMany(fleet => fleet.Blocks("ec2_inbound_permission"), (fleet, permission) => Inline(fleet, permission, ["ip_range"])),
        .. stack.All("aws_eks_cluster").SelectMany(cluster => cluster.Blocks("vpc_config"), (cluster, vpc) => new { cluster, vpc })
            .Where(one => one.vpc["endpoint_public_access"].Is(false) != Proof.Holds)
            .Select(one => Inline(one.cluster, one.vpc, ["public_access_cidrs"], "0.0.0.0/0")),
    ];

    /// <summary>Returns what security groups let out.</summary>
    public static IReadOnlyList<NetworkAccess> Egress(StackModel stack) => [.. Of(stack, "egress", "aws_vpc_security_group_egress_rule")];

    private static IEnumerable<NetworkAccess> Of(StackModel stack, string direction, string ruleType) =>
    [
        .. from resource in stack.All(GroupTypes)
           from rule in resource.Blocks(direction)
           select new NetworkAccess(resource, resource.Address, PortRange.Of(rule, "protocol"), BlocksOf(stack, rule)),
        .. from rule in stack.All("aws_security_group_rule")
           where rule["type"].IsOneOf(direction) != Proof.Broken
           select new NetworkAccess(rule, GroupOf(stack, rule), PortRange.Of(rule, "protocol"), BlocksOf(stack, rule)),
        .. from rule in stack.All(ruleType)
           select new NetworkAccess(rule, GroupOf(stack, rule), PortRange.Of(rule, "ip_protocol"), BlocksOf(stack, rule)),
    ];

    private static NetworkAccess Inline(ResourceBlock resource, Block block, IReadOnlyList<string> arguments, string? byDefault = null)
    {
        IReadOnlyList<Value> blocks = [.. arguments.SelectMany(block.Items)];
        return new NetworkAccess(
            resource,
            resource.Address,
            PortRange.Of(block, "protocol"),
            blocks.Count == 0 && byDefault is not null ? [Value.Of(byDefault)] : blocks);
    }

    private static string GroupOf(StackModel stack, ResourceBlock rule) =>
        stack.ReferredToBy(rule["security_group_id"], GroupTypes)?.Address ?? rule["security_group_id"].Expression;

    private static IReadOnlyList<Value> BlocksOf(StackModel stack, Block rule) =>
    [
        .. new[] { "cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6" }.SelectMany(rule.Items),
        .. new[] { "prefix_list_ids", "prefix_list_id" }.SelectMany(rule.Items).SelectMany(list => EntriesOf(stack, list)),
    ];

    private static IEnumerable<Value> EntriesOf(StackModel stack, Value list)
    {
        if (IsOfAws(stack, list) || list.Kind == ValueKind.Absent)
            return [];
        if (stack.ReferredToBy(list, "aws_ec2_managed_prefix_list") is not { } own)
            return [list.Kind == ValueKind.Unknown ? list : Value.Unknown($"the entries of {list.Text}", list.References)];
        return own.Blocks("entry").SelectMany(entry => entry.Items("cidr"))
            .Concat(stack.Of("aws_ec2_managed_prefix_list_entry", "prefix_list_id", own).SelectMany(entry => entry.Resource.Items("cidr")));
    }

    // The addresses of a service of AWS.
    private static bool IsOfAws(StackModel stack, Value list)
    {
        if (list.Reference is not { } reference)
            return false;
        if (reference.Block.StartsWith("aws_vpc_endpoint.", StringComparison.Ordinal))
            return true;
        return stack.Data("aws_ec2_managed_prefix_list", "aws_prefix_list").Any(data => data.Address == reference.Address
            && data["name"].Parts[0].Text?.StartsWith("com.amazonaws.", StringComparison.Ordinal) == true);
    }
}
