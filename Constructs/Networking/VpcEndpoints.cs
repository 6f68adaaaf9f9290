using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupIngressRule;
using Tap.Core;

namespace Tap.Networking;

/// <summary>Creates the VPC endpoints of a network, one for each service.</summary>
/// <param name="network">The network.</param>
/// <param name="tags">The names of the network's parts.</param>
internal sealed class VpcEndpoints(Network network, NetworkTags tags)
{
    private readonly Dictionary<string, VpcEndpoint> gateways = [];
    private readonly Dictionary<string, VpcEndpoint> interfaces = [];
    private string? securityGroupId;

    /// <summary>All endpoints created so far.</summary>
    public IEnumerable<VpcEndpoint> All => [.. gateways.Values, .. interfaces.Values];

    /// <summary>Creates a gateway endpoint, which adds a route to the service to each of the route tables.</summary>
    public VpcEndpoint Gateway(string service, string[] routeTables) =>
        gateways[service] = new VpcEndpoint(network, $"{service}-endpoint", new VpcEndpointConfig
        {
            VpcId = network.VpcId,
            VpcEndpointType = "Gateway",
            ServiceName = ServiceName(service),
            RouteTableIds = routeTables,
            Tags = tags.Of($"{service}-endpoint"),
        });

    /// <summary>Returns the interface endpoint of a service in all private subnets, and creates it at the first call.</summary>
    public VpcEndpoint Interface(string service)
    {
        Guard.NotEmpty(service, "The service of an interface endpoint");
        if (gateways.ContainsKey(service))
            throw new InputException($"The network '{network.Name}' has a gateway endpoint for {service} already, at no charge: "
                + "leave the interface endpoint out.");
        return interfaces.TryGetValue(service, out var endpoint) ? endpoint : interfaces[service] = MakeInterface(service);
    }

    private VpcEndpoint MakeInterface(string service) => new(network, $"{service}-endpoint", new VpcEndpointConfig
    {
        VpcId = network.VpcId,
        VpcEndpointType = "Interface",
        ServiceName = ServiceName(service),
        SubnetIds = [.. network.PrivateSubnetIds],
        SecurityGroupIds = [securityGroupId ??= MakeSecurityGroup()],
        PrivateDnsEnabled = true,
        Tags = tags.Of($"{service}-endpoint"),
    });

    private string MakeSecurityGroup()
    {
        var group = new SecurityGroup(network, "endpoints-security-group", new SecurityGroupConfig
        {
            Name = network.Deployment.Names.SecurityGroup($"{network.Name}-endpoints"),
            Description = "Interface endpoints of the VPC: HTTPS in, nothing out",
            VpcId = network.VpcId,
        });
        var id = group.Id;
        _ = new VpcSecurityGroupIngressRule(network, "endpoints-https", new VpcSecurityGroupIngressRuleConfig
        {
            SecurityGroupId = id,
            Description = "HTTPS from the VPC",
            CidrIpv4 = network.VpcCidr,
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            Tags = tags.Of("endpoints-https"),
        });
        return id;
    }

    private string ServiceName(string service) => $"com.amazonaws.{network.Deployment.Settings.Region}.{service}";
}
