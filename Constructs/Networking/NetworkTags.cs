using Tap.Core;

namespace Tap.Networking;

/// <summary>Builds the <c>Name</c> tags of a network's parts, which have no names of their own.</summary>
/// <param name="names">The names of the deployment.</param>
/// <param name="network">The network's name within the naming convention.</param>
internal sealed class NetworkTags(ResourceNames names, string network)
{
    /// <summary>The tag of the VPC: <c>…-vpc-tasks-…</c>.</summary>
    public Dictionary<string, string> OfVpc => new() { ["Name"] = names.Tag("vpc", network) };

    /// <summary>Returns the tag of a part: <c>…-vpc-tasks-public-us-east-1a-…</c>.</summary>
    public Dictionary<string, string> Of(string part) => new() { ["Name"] = names.Tag("vpc", $"{network}-{part}") };
}
