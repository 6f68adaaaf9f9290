using Tap.Core;

namespace Tap.Networking;

/// <summary>Settings of a <see cref="Network"/>.</summary>
public sealed record NetworkProps : IConstructProps
{
    /// <summary>
    /// The network's name within the naming convention, unique in the account. <value>Default: the stack's name and the construct's id,
    /// such as <c>tasks-network</c>.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The address ranges and their zones. <value>Default: <see cref="SubnetPlan.Default"/> over the availability zones of the settings:
    /// VPC <c>10.0.0.0/16</c>, public <c>10.0.1.0/24</c>, <c>10.0.11.0/24</c>…, private <c>10.0.100.0/24</c>,
    /// <c>10.0.110.0/24</c>….</value>
    /// </summary>
    public SubnetPlan? Plan { get; init; }

    /// <summary>
    /// How private subnets reach the internet. <value>Default: <see cref="Settings.NatGateways"/>, which is a single gateway unless
    /// set.</value>
    /// </summary>
    public NatGateways? NatGateways
    {
        get;
        init => field = value is { } choice ? Guard.Defined(choice, "The NAT gateways of a network") : null;
    }

    /// <summary>How long flow logs are kept. <value>Default: 30 days.</value></summary>
    public LogRetention FlowLogRetention
    {
        get;
        init => field = Guard.Defined(value, "The retention of flow logs");
    } = LogRetention.OneMonth;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => PlanIn(deployment)),
        .. FlowLogsProps.ProblemsOf(deployment, deployment.NameOf(id, Name)),
        InputProblems.Of(() => deployment.Names.Tag("vpc", deployment.NameOf(id, Name))),
    ];

    internal SubnetPlan PlanIn(Deployment deployment) => Plan ?? SubnetPlan.Default(deployment.Settings.AvailabilityZones);
}
