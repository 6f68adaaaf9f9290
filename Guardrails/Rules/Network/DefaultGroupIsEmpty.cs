namespace Tap.Guardrails;

/// <summary>The default security group of every VPC lets nothing through.</summary>
internal sealed class DefaultGroupIsEmpty : Rule
{
    private const string GroupType = "aws_default_security_group";

    public override string Id => "TAP-EC2-3";

    public override string Title => "Default security groups let nothing through";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("EC2.2"), Control.Cis("5.4")];

    public override string WayOut =>
        "make the VPC as a Network, or give it an aws_default_security_group without rules, and what needs rules a group of its own.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_vpc", "aws_default_vpc").SelectMany(vpc => CheckVpc(stack, vpc)),
        .. stack.All(GroupType).SelectMany(CheckGroup),
        .. stack.All("aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule")
            .Where(rule => IsOfDefaultGroup(rule["security_group_id"]))
            .Select(rule => On(rule, "adds a rule to a default security group", rule["security_group_id"], "a security group of its own")),
    ];

    private IEnumerable<Finding> CheckVpc(StackModel stack, ResourceBlock vpc)
    {
        var groups = stack.Of(GroupType, "vpc_id", vpc).ToList();
        return Require(
            Proofs.Any(groups, group => group.Belongs),
            vpc,
            $"has no {GroupType}, so that AWS's default group, which lets its members through, stays",
            "the VPC of the default security group",
            groups.Count > 0 ? groups[0].Resource["vpc_id"] : Value.Absent,
            $"an {GroupType} without rules");
    }

    private IEnumerable<Finding> CheckGroup(ResourceBlock owner) =>
        from direction in new[] { "ingress", "egress" }
        let rules = owner.Blocks(direction)
        where rules.Count > 0
        select rules.Any(rule => rule.IsCertain)
            ? On(owner, $"has {direction} rules", owner[direction], "none")
            : NotProven(owner, $"its {direction}", owner[direction], "none");

    private static bool IsOfDefaultGroup(Value group) => group.References.Any(reference =>
        reference.Attribute == "default_security_group_id" || reference.Block.Contains($"{GroupType}.", StringComparison.Ordinal));
}
