using System.Globalization;
using Tap.Core;

namespace Tap.Networking;

/// <summary>
/// A rule of a security group that allows outgoing TCP connections
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"/>).
/// </summary>
public sealed record EgressRule
{
    /// <summary>Port 443 to anywhere, for the APIs of AWS and of others.</summary>
    public static EgressRule Https { get; } = new() { Port = 443, Description = "HTTPS to anywhere" };

    /// <summary>Port 80 to anywhere.</summary>
    public static EgressRule Http { get; } = new() { Port = 80, Description = "HTTP to anywhere" };

    /// <summary>The destination port, 1 to 65,535.</summary>
    public required int Port { get; init => field = Guard.InRange(value, 1, 65_535, "The port of an egress rule"); }

    /// <summary>The destinations, an IPv4 range in CIDR notation. <value>Default: <c>0.0.0.0/0</c>, anywhere.</value></summary>
    /// <exception cref="InputException">The text is not a range in CIDR notation.</exception>
    public string Cidr { get; init => field = Guard.Cidr(value, "The range of an egress rule"); } = "0.0.0.0/0";

    /// <summary>The rule's description in AWS.</summary>
    public required string Description { get; init => field = Guard.NotEmpty(value, "The description of an egress rule"); }

    /// <summary>The rule's key, unique among the rules of a group: <c>443-0.0.0.0/0</c>.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Port}-{Cidr}");
}
