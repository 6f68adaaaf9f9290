namespace Tap.Networking;

/// <summary>A VPC with private subnets: a <see cref="Network"/>, or an imported one (<see cref="Network.FromAttributes"/>).</summary>
public interface INetwork
{
    /// <summary>The VPC's id.</summary>
    string VpcId { get; }

    /// <summary>The ids of the private subnets, which functions run in.</summary>
    IReadOnlyList<string> PrivateSubnetIds { get; }

    /// <summary>The routes and endpoints that functions must depend on to reach other services; empty for an imported network.</summary>
    IReadOnlyList<TerraformResource> Egress { get; }
}
