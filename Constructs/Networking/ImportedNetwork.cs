namespace Tap.Networking;

/// <summary>A VPC that somebody else made.</summary>
internal sealed class ImportedNetwork(NetworkAttributes attributes) : INetwork
{
    public string VpcId => attributes.VpcId;

    public IReadOnlyList<string> PrivateSubnetIds => attributes.PrivateSubnetIds;

    public IReadOnlyList<TerraformResource> Egress => [];
}
