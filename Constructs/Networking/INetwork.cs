namespace Tap.Networking;

/// <summary>A VPC with private subnets: a <see cref="Network"/>, or one from elsewhere (<see cref="Network.FromAttributes"/>).</summary>
public interface INetwork
{
    /// <summary>The VPC's id.</summary>
    string VpcId { get; }

    /// <summary>The ids of the subnets that functions run in.</summary>
    IReadOnlyList<string> PrivateSubnetIds { get; }

    /// <summary>What functions must wait for to reach anything: the routes and endpoints that are made here.</summary>
    IReadOnlyList<TerraformResource> Egress { get; }
}
