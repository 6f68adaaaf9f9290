using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Networking;

/// <summary>The ids of an imported VPC and its subnets, or references to them.</summary>
public sealed partial record NetworkAttributes
{
    /// <summary>The VPC's id.</summary>
    public required string VpcId
    {
        get;
        init => field = Imported.Checked(value, VpcPattern, "The id of an imported VPC", "like vpc-0123456789abcdef0");
    }

    /// <summary>The ids of the subnets that functions run in: at least one, preferably in two zones.</summary>
    public required IReadOnlyList<string> PrivateSubnetIds
    {
        get;
        init => field =
        [
            .. Guard.NotEmpty(value, "The private subnets of an imported VPC")
                .Select(id => Imported.Checked(id, SubnetPattern, "The id of an imported subnet", "like subnet-0123456789abcdef0")),
        ];
    }

    [GeneratedRegex(@"\Avpc-[0-9a-f]{8,17}\z")]
    private static partial Regex VpcPattern { get; }

    [GeneratedRegex(@"\Asubnet-[0-9a-f]{8,17}\z")]
    private static partial Regex SubnetPattern { get; }
}
