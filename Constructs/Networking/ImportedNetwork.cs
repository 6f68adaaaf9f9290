namespace Tap.Networking;

/// <summary>An imported VPC.</summary>
internal sealed class ImportedNetwork(NetworkAttributes attributes) : INetwork
{
    public string VpcId => attributes.VpcId;

    public IReadOnlyList<string> PrivateSubnetIds => attributes.PrivateSubnetIds;

    public IReadOnlyList<TerraformResource> Egress => [];
}
