using HashiCorp.Cdktf.Providers.Aws.DefaultSecurityGroup;
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
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html"/>): an internet gateway, NAT by
/// choice, gateway endpoints for S3 and DynamoDB on all route tables, flow logs of all traffic, and a default security group that lets
/// nothing through. Nothing but NAT gateways lives in the public subnets, so they hand out no public addresses.
/// </summary>
/// <remarks>
/// The gateway endpoints keep AWS's default policy, full access: what may be done through them is limited by the policies of the callers'
/// roles and of the buckets and tables. To narrow one down, set the <c>Policy</c> of <see cref="S3Endpoint"/> or
/// <see cref="DynamoDbEndpoint"/>.
/// </remarks>
public sealed class Network : TapConstruct, INetwork
{
    private readonly NetworkTags tags;
    private readonly NetworkRoutes routes;
    private readonly VpcEndpoints endpoints;

    /// <summary>Creates the network.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The network's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">The availability zones of the settings fit no plan, or AWS would refuse a name; the message lists
    /// all that is wrong.</exception>
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
        CloseDefaultSecurityGroup();
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

    /// <summary>The address ranges and their zones.</summary>
    public SubnetPlan Plan { get; }

    /// <summary>The VPC.</summary>
    public Vpc Vpc { get; }

    /// <summary>The VPC's id.</summary>
    public string VpcId { get; }

    /// <summary>The VPC's addresses in CIDR notation: plain text, known at synth.</summary>
    public string VpcCidr => Plan.Vpc.ToString();

    /// <summary>The subnets with a route to the internet gateway, in the order of the zones.</summary>
    public IReadOnlyList<Subnet> PublicSubnets { get; }

    /// <summary>The ids of <see cref="PublicSubnets"/>.</summary>
    public IReadOnlyList<string> PublicSubnetIds { get; }

    /// <summary>The subnets that reach the internet through NAT or not at all, in the order of the zones.</summary>
    public IReadOnlyList<Subnet> PrivateSubnets { get; }

    /// <summary>The ids of <see cref="PrivateSubnets"/>.</summary>
    public IReadOnlyList<string> PrivateSubnetIds { get; }

    /// <summary>The internet gateway.</summary>
    public InternetGateway InternetGateway { get; }

    /// <summary>The NAT gateways: none, one, or one a zone in the order of the zones.</summary>
    public IReadOnlyList<NatGateway> NatGateways { get; }

    /// <summary>The route table of all public subnets.</summary>
    public RouteTable PublicRouteTable { get; }

    /// <summary>
    /// The route tables of the private subnets, one a zone, so that a change of <see cref="NatGateways"/> replaces no table.
    /// </summary>
    public IReadOnlyList<RouteTable> PrivateRouteTables { get; }

    /// <summary>The gateway endpoint for S3.</summary>
    public VpcEndpoint S3Endpoint { get; }

    /// <summary>The gateway endpoint for DynamoDB.</summary>
    public VpcEndpoint DynamoDbEndpoint { get; }

    /// <summary>The flow logs.</summary>
    public FlowLogs FlowLogs { get; }

    /// <summary>
    /// What to depend on to find the ways out of the private subnets open, with the endpoints added so far. A function can be made without;
    /// but one that is called before waits in vain for whatever it calls, and one that outlives its routes at destroy does too.
    /// </summary>
    public IReadOnlyList<TerraformResource> Egress => [.. routes.All, .. endpoints.All];

    /// <summary>
    /// A VPC of this region and account that is there already, to run functions in. Its routes, endpoints and flow logs are its owner's:
    /// functions reach what its private subnets reach. Nothing of it is looked up, so plans need no account.
    /// </summary>
    /// <param name="attributes">Which it is.</param>
    /// <returns>The network.</returns>
    public static INetwork FromAttributes(NetworkAttributes attributes) => new ImportedNetwork(attributes);

    /// <summary>
    /// Makes an interface endpoint in all private subnets, under the service's own DNS name, unless there is one already. Without NAT,
    /// functions reach SSM, Secrets Manager and the like through nothing else. It has a price per hour and zone
    /// (<see href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"/>).
    /// </summary>
    /// <param name="service">The service, as the end of the endpoint service's name says it: <c>ssm</c>, <c>secretsmanager</c>,
    /// <c>xray</c>.</param>
    /// <returns>The endpoint; callers in the VPC reach it on port 443.</returns>
    /// <exception cref="InputException">The service is empty, or S3 or DynamoDB, which have gateway endpoints already.</exception>
    public VpcEndpoint AddInterfaceEndpoint(string service) => endpoints.Interface(service);

    /// <summary>
    /// Sees to it that the private subnets reach an AWS service: through NAT where there is some, through an interface endpoint where there
    /// is none.
    /// </summary>
    /// <inheritdoc cref="AddInterfaceEndpoint" path="/param"/>
    /// <returns>The endpoint; null where NAT leads to the service.</returns>
    /// <inheritdoc cref="AddInterfaceEndpoint" path="/exception"/>
    public VpcEndpoint? EnsureReach(string service) => NatGateways.Count > 0 ? null : AddInterfaceEndpoint(service);

    // Terraform adopts the group that AWS made with the VPC and removes its rules; explicit emptiness makes it remove later ones too.
    private void CloseDefaultSecurityGroup() =>
        _ = new DefaultSecurityGroup(this, "default-security-group", new DefaultSecurityGroupConfig
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
