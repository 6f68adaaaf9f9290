using HashiCorp.Cdktf.Providers.Aws.Eip;
using HashiCorp.Cdktf.Providers.Aws.NatGateway;
using HashiCorp.Cdktf.Providers.Aws.Route;
using HashiCorp.Cdktf.Providers.Aws.RouteTable;
using HashiCorp.Cdktf.Providers.Aws.RouteTableAssociation;
using Tap.Core;

namespace Tap.Networking;

/// <summary>Creates the routes of a network's subnets: route tables, and NAT gateways with their addresses.</summary>
/// <param name="network">The network, with its subnets and its internet gateway.</param>
/// <param name="tags">The names of the network's parts.</param>
internal sealed class NetworkRoutes(Network network, NetworkTags tags)
{
    private const string Anywhere = "0.0.0.0/0";

    private readonly List<TerraformResource> made = [];
    private readonly List<Eip> addresses = [];

    /// <summary>All routes and associations created so far.</summary>
    public IEnumerable<TerraformResource> All => made;

    /// <summary>The addresses of the NAT gateways.</summary>
    public IReadOnlyList<Eip> Addresses => addresses;

    /// <summary>Creates the route table of all public subnets, with a route to the internet gateway.</summary>
    public RouteTable OfPublicSubnets()
    {
        var table = RouteTable("public-routes");
        var tableId = table.Id;
        made.Add(new Route(network, "public-internet", new RouteConfig
        {
            RouteTableId = tableId,
            DestinationCidrBlock = Anywhere,
            GatewayId = network.InternetGateway.Id,
        }));
        foreach (var (planned, subnetId) in network.Plan.PublicSubnets.Zip(network.PublicSubnetIds))
            Associate($"public-{planned.AvailabilityZone}", tableId, subnetId);
        return table;
    }

    /// <summary>
    /// Creates the route table of a private subnet, with a route to the NAT gateway of its zone, to the only NAT gateway, or to none.
    /// </summary>
    /// <param name="planned">The subnet.</param>
    /// <param name="index">The subnet's index among the private subnets.</param>
    public RouteTable OfPrivateSubnet(PlannedSubnet planned, int index)
    {
        var zone = planned.AvailabilityZone;
        var table = RouteTable($"private-routes-{zone}");
        var tableId = table.Id;
        Associate($"private-{zone}", tableId, network.PrivateSubnetIds[index]);
        if (network.NatGateways.Count > 0)
        {
            var nat = network.NatGateways[Math.Min(index, network.NatGateways.Count - 1)];
            made.Add(new Route(network, $"private-internet-{zone}", new RouteConfig
            {
                RouteTableId = tableId,
                DestinationCidrBlock = Anywhere,
                NatGatewayId = nat.Id,
            }));
        }

        return table;
    }

    /// <summary>Creates the NAT gateways, in the order of the zones.</summary>
    public IReadOnlyList<NatGateway> MakeNatGateways(NatGateways choice) => choice switch
    {
        NatGateways.None => [],
        NatGateways.Single => [MakeNatGateway(0)],
        _ => [.. network.Plan.PublicSubnets.Select((_, index) => MakeNatGateway(index))],
    };

    private RouteTable RouteTable(string id) => new(network, id, new RouteTableConfig { VpcId = network.VpcId, Tags = tags.Of(id) });

    private void Associate(string subnet, string tableId, string subnetId) =>
        made.Add(new RouteTableAssociation(
            network, $"{subnet}-association", new RouteTableAssociationConfig { RouteTableId = tableId, SubnetId = subnetId }));

    private NatGateway MakeNatGateway(int index)
    {
        var zone = network.Plan.PublicSubnets[index].AvailabilityZone;
        var address = new Eip(network, $"nat-address-{zone}", new EipConfig
        {
            Domain = "vpc",
            Tags = tags.Of($"nat-address-{zone}"),
            DependsOn = new ITerraformDependable[] { network.InternetGateway },
        });
        addresses.Add(address);
        return new NatGateway(network, $"nat-{zone}", new NatGatewayConfig
        {
            AllocationId = address.Id,
            SubnetId = network.PublicSubnetIds[index],
            Tags = tags.Of($"nat-{zone}"),
            DependsOn = new ITerraformDependable[] { network.InternetGateway },
        });
    }
}
