using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;
using Tap.Core;

namespace Tap.Networking;

/// <summary>Settings of a <see cref="FunctionSecurityGroup"/>.</summary>
public sealed record FunctionSecurityGroupProps : IConstructProps
{
    /// <summary>The network that the group belongs to.</summary>
    public required INetwork Network { get; init; }

    /// <summary>
    /// The group's name within the naming convention, such as <c>functions</c>. <value>Default: the stack's name and the construct's
    /// id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The outgoing connections that functions may open. <value>Default: <see cref="EgressRule.Https"/> and <see cref="EgressRule.Http"/>,
    /// to anywhere.</value>
    /// </summary>
    public IReadOnlyList<EgressRule> Egress { get; init; } = [EgressRule.Https, EgressRule.Http];

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.SecurityGroup(deployment.NameOf(id, Name))),
        .. Egress.CountBy(rule => rule.Key).Where(rule => rule.Value > 1)
            .Select(rule => $"it has {rule.Value} egress rules for {rule.Key}, of which AWS takes one: keep one"),
    ];
}

/// <summary>
/// A security group for functions in a VPC without ingress, and with the egress rules given
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"/>). Lambda needs no ingress rule to invoke a function.
/// </summary>
public sealed class FunctionSecurityGroup : TapConstruct
{
    /// <summary>Creates the group and its rules.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The group's settings.</param>
    /// <exception cref="InputException">AWS would reject the name, or a rule occurs twice; the message lists all problems.</exception>
    public FunctionSecurityGroup(Construct scope, string id, FunctionSecurityGroupProps props)
        : base(scope, id, props)
    {
        var name = Deployment.NameOf(id, props.Name);
        // AWS adds an egress rule for everything to a new group; the provider removes it when it creates the group.
        SecurityGroup = new SecurityGroup(this, "group", new SecurityGroupConfig
        {
            Name = Deployment.Names.SecurityGroup(name),
            Description = "Functions in private subnets: nothing in, named rules out",
            VpcId = props.Network.VpcId,
        });
        Id = SecurityGroup.Id;
        EgressRules = [.. props.Egress.Select(rule => Allow(rule, name))];
    }

    /// <summary>The security group.</summary>
    public SecurityGroup SecurityGroup { get; }

    /// <summary>The egress rules, in the order of the props.</summary>
    public IReadOnlyList<VpcSecurityGroupEgressRule> EgressRules { get; }

    /// <summary>The security group's id.</summary>
    public string Id { get; }

    private VpcSecurityGroupEgressRule Allow(EgressRule rule, string name) =>
        new(this, $"egress-{rule.Key.Replace('/', '-')}", new VpcSecurityGroupEgressRuleConfig
        {
            SecurityGroupId = Id,
            Description = rule.Description,
            CidrIpv4 = rule.Cidr,
            IpProtocol = "tcp",
            FromPort = rule.Port,
            ToPort = rule.Port,
            Tags = new Dictionary<string, string> { ["Name"] = Deployment.Names.Tag("ec2", $"{name}-egress-{rule.Key}") },
        });
}
