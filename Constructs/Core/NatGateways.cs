using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// How private subnets reach the internet
/// (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html).
/// </summary>
public enum NatGateways
{
    /// <summary>Not at all: only what has a VPC endpoint can be reached. Costs nothing.</summary>
    None,

    /// <summary>Through one NAT gateway in the first public subnet: one price, and one zone whose loss cuts all off.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "AWS documentation says 'a single NAT gateway'.")]
    Single,

    /// <summary>Through a NAT gateway in each zone: survives the loss of a zone, at a price per zone.</summary>
    PerZone,
}
