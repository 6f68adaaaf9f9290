using HashiCorp.Cdktf.Providers.Aws.DefaultSecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.Eip;
using HashiCorp.Cdktf.Providers.Aws.InternetGateway;
using HashiCorp.Cdktf.Providers.Aws.NatGateway;
using HashiCorp.Cdktf.Providers.Aws.RouteTable;
using HashiCorp.Cdktf.Providers.Aws.Subnet;
using HashiCorp.Cdktf.Providers.Aws.Vpc;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
using Tap.Core;

namespace Tap.Networking;

/// <summary>
/// A VPC with a public and a private subnet in each availability zone
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html"/>), an internet gateway, optional NAT
/// gateways, gateway endpoints for S3 and DynamoDB on all route tables, flow logs of all traffic, and a default security group without
/// rules. Public subnets contain only NAT gateways, so they assign no public addresses.
/// </summary>
/// <remarks>
/// The gateway endpoints keep AWS's default policy, full access; the policies of the callers' roles, and of the buckets and tables, limit
/// what callers may do through them. To restrict an endpoint, set the <c>Policy</c> of <see cref="S3Endpoint"/> or
/// <see cref="DynamoDbEndpoint"/>.
/// </remarks>
public sealed class Network : TapConstruct, INetwork
{
    private readonly NetworkTags tags;
    private readonly NetworkRoutes routes;
    private readonly VpcEndpoints endpoints;

    /// <summary>Creates the network.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The network's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">
    /// The availability zones in the settings fit no plan, or AWS would reject a name; the message lists all problems.
    /// </exception>
    public Network(Construct scope, string id, NetworkProps? props = null)
        : base(scope, id, props ??= new())
    {
        Plan = props.PlanIn(Deployment);
        Name = Deployment.NameOf(id, props.Name);
        tags = new NetworkTags(Deployment.Names, Name);
        Vpc = new Vpc(this, "vpc", new VpcConfig
        {
            CidrBlock = VpcCidr,
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = tags.OfVpc,
        });
        VpcId = Vpc.Id;
        endpoints = new VpcEndpoints(this, tags);
        DefaultSecurityGroup = CloseDefaultSecurityGroup();
        PublicSubnets = [.. Plan.PublicSubnets.Select(subnet => Subnet("public", subnet))];
        PrivateSubnets = [.. Plan.PrivateSubnets.Select(subnet => Subnet("private", subnet))];
        PublicSubnetIds = [.. PublicSubnets.Select(subnet => subnet.Id)];
        PrivateSubnetIds = [.. PrivateSubnets.Select(subnet => subnet.Id)];

        InternetGateway = new InternetGateway(
            this, "internet-gateway", new InternetGatewayConfig { VpcId = VpcId, Tags = tags.Of("internet-gateway") });
        routes = new NetworkRoutes(this, tags);
        PublicRouteTable = routes.OfPublicSubnets();
        NatGateways = routes.MakeNatGateways(props.NatGateways ?? Deployment.Settings.NatGateways);
        PrivateRouteTables = [.. Plan.PrivateSubnets.Select(routes.OfPrivateSubnet)];

        string[] routeTables = [PublicRouteTable.Id, .. PrivateRouteTables.Select(table => table.Id)];
        S3Endpoint = endpoints.Gateway("s3", routeTables);
        DynamoDbEndpoint = endpoints.Gateway("dynamodb", routeTables);
        FlowLogs = new FlowLogs(this, "flow-logs", new FlowLogsProps { Network = this, Retention = props.FlowLogRetention });
    }

    /// <summary>The network's name within the naming convention.</summary>
    public string Name { get; }

    /// <summary>The address ranges and their availability zones.</summary>
    public SubnetPlan Plan { get; }

    /// <summary>The VPC.</summary>
    public Vpc Vpc { get; }

    /// <summary>The VPC's id.</summary>
    public string VpcId { get; }

    /// <summary>The VPC's address range in CIDR notation: plain text, known at synth.</summary>
    public string VpcCidr => Plan.Vpc.ToString();

    /// <summary>The subnets with a route to the internet gateway, in the order of the zones.</summary>
    public IReadOnlyList<Subnet> PublicSubnets { get; }

    /// <summary>The ids of <see cref="PublicSubnets"/>.</summary>
    public IReadOnlyList<string> PublicSubnetIds { get; }

    /// <summary>
    /// The subnets without a route to the internet gateway, in the order of the zones; with NAT, they reach the internet through it.
    /// </summary>
    public IReadOnlyList<Subnet> PrivateSubnets { get; }

    /// <summary>The ids of <see cref="PrivateSubnets"/>.</summary>
    public IReadOnlyList<string> PrivateSubnetIds { get; }

    /// <summary>The internet gateway.</summary>
    public InternetGateway InternetGateway { get; }

    /// <summary>The NAT gateways: none, one, or one in each zone, in the order of the zones.</summary>
    public IReadOnlyList<NatGateway> NatGateways { get; }

    /// <summary>The route table of all public subnets.</summary>
    public RouteTable PublicRouteTable { get; }

    /// <summary>
    /// The route tables of the private subnets, one for each zone, so that a change of <see cref="NatGateways"/> replaces no table.
    /// </summary>
    public IReadOnlyList<RouteTable> PrivateRouteTables { get; }

    /// <summary>The routes of the route tables, and the associations of the tables with subnets.</summary>
    public IReadOnlyList<TerraformResource> Routes => [.. routes.All];

    /// <summary>The addresses of <see cref="NatGateways"/>, in their order.</summary>
    public IReadOnlyList<Eip> NatAddresses => routes.Addresses;

    /// <summary>The VPC's default security group, which lets nothing through.</summary>
    public DefaultSecurityGroup DefaultSecurityGroup { get; }

    /// <summary>The gateway endpoint for S3.</summary>
    public VpcEndpoint S3Endpoint { get; }

    /// <summary>The gateway endpoint for DynamoDB.</summary>
    public VpcEndpoint DynamoDbEndpoint { get; }

    /// <summary>The flow logs.</summary>
    public FlowLogs FlowLogs { get; }

    /// <summary>
    /// The routes and endpoints created so far, which a function must depend on. Without this dependency, a function that is invoked before
    /// its routes exist, or after they are destroyed, waits until its calls time out.
    /// </summary>
    public IReadOnlyList<TerraformResource> Egress => [.. routes.All, .. endpoints.All];

    /// <summary>
    /// Imports an existing VPC of this region and account for functions to run in. Its routes, endpoints and flow logs belong to its owner.
    /// Nothing is looked up, so plans need no access to the account.
    /// </summary>
    /// <param name="attributes">The ids of the VPC and its subnets.</param>
    /// <returns>The network.</returns>
    public static INetwork FromAttributes(NetworkAttributes attributes) => new ImportedNetwork(attributes);

    /// <summary>
    /// Adds an interface endpoint for an AWS service in all private subnets, under the service's own DNS name, or returns the existing one.
    /// Without NAT, functions reach SSM, Secrets Manager and other services only through such endpoints. AWS charges them by hour and zone
    /// (<see href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"/>).
    /// </summary>
    /// <param name="service">
    /// The service, as at the end of the endpoint service's name: <c>ssm</c>, <c>secretsmanager</c>, <c>xray</c>.
    /// </param>
    /// <returns>The endpoint, which callers in the VPC reach on port 443.</returns>
    /// <exception cref="InputException">The service is empty, or it is S3 or DynamoDB, which already have gateway endpoints.</exception>
    public VpcEndpoint AddInterfaceEndpoint(string service) => endpoints.Interface(service);

    /// <summary>
    /// Ensures that the private subnets reach an AWS service: through NAT where the network has it, otherwise through an interface
    /// endpoint.
    /// </summary>
    /// <inheritdoc cref="AddInterfaceEndpoint" path="/param"/>
    /// <returns>The endpoint; null when the service is reached through NAT.</returns>
    /// <inheritdoc cref="AddInterfaceEndpoint" path="/exception"/>
    public VpcEndpoint? EnsureReach(string service) => NatGateways.Count > 0 ? null : AddInterfaceEndpoint(service);

    // Terraform adopts the group that AWS created with the VPC and removes its rules. Explicitly empty lists make it remove later rules,
    // too.
    private DefaultSecurityGroup CloseDefaultSecurityGroup() =>
        new(this, "default-security-group", new DefaultSecurityGroupConfig
        {
            VpcId = VpcId,
            Ingress = Array.Empty<DefaultSecurityGroupIngress>(),
            Egress = Array.Empty<DefaultSecurityGroupEgress>(),
            Tags = tags.Of("default-security-group"),
        });

    private Subnet Subnet(string kind, PlannedSubnet planned) => new(this, $"{kind}-{planned.AvailabilityZone}", new SubnetConfig
    {
        VpcId = VpcId,
        AvailabilityZone = AvailabilityZone.IsId(planned.AvailabilityZone) ? null : planned.AvailabilityZone,
        AvailabilityZoneId = AvailabilityZone.IsId(planned.AvailabilityZone) ? planned.AvailabilityZone : null,
        CidrBlock = planned.Cidr.ToString(),
        MapPublicIpOnLaunch = false,
        Tags = tags.Of($"{kind}-{planned.AvailabilityZone}"),
    });
}
