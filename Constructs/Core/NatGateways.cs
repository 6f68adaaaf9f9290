using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// How private subnets reach the internet
/// (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html).
/// </summary>
public enum NatGateways
{
    /// <summary>No access; only services with a VPC endpoint can be reached. Free of charge.</summary>
    None,

    /// <summary>One NAT gateway in the first public subnet; when its availability zone fails, all private subnets lose access.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "AWS documentation says 'a single NAT gateway'.")]
    Single,

    /// <summary>One NAT gateway in each availability zone; survives the failure of a zone, and each gateway is charged.</summary>
    PerZone,
}
