namespace Tap.Guardrails;

/// <summary>The protocol and the ports of a rule; all of them where it does not say which, or they are not known.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, a number, or <c>-1</c> for all.</param>
/// <param name="First">The first port; the type of a message with ICMP.</param>
/// <param name="Last">The last port.</param>
/// <param name="Unknown">What is not known of them; absent when all is.</param>
internal sealed record PortRange(string Protocol, double First, double Last, Value Unknown)
{
    private const int Highest = 65535;

    /// <summary>How many ports it has.</summary>
    public double Count => Last - First + 1;

    /// <summary>Reads the ports of a rule.</summary>
    /// <param name="block">The rule.</param>
    /// <param name="protocol">The name of the argument with the protocol.</param>
    public static PortRange Of(Block block, string protocol)
    {
        var name = block[protocol].Text is { } written ? Name(written) : "-1";
        var unknown = new[] { block[protocol], block["from_port"], block["to_port"] }
            .FirstOrDefault(value => value.Kind == ValueKind.Unknown);
        return name == "-1" || block["from_port"].Number is not (>= 0 and var first) || block["to_port"].Number is not { } last
            ? new PortRange(name, 0, Highest, unknown ?? Value.Absent)
            : new PortRange(name, first, last, Value.Absent);
    }

    /// <summary>Returns whether some traffic is of both.</summary>
    public bool Overlaps(PortRange other) => (Protocol == other.Protocol || Protocol == "-1" || other.Protocol == "-1")
        && First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public override string ToString() => (Protocol, First, Last) switch
    {
        ("-1", _, _) => "all traffic",
        (_, 0, Highest) => $"all of {Protocol}",
        _ when First == Last => $"{Protocol} {First}",
        _ => $"{Protocol} {First}-{Last}",
    };

    private static string Name(string protocol) => protocol.ToLowerInvariant() switch
    {
        "all" or "-1" => "-1",
        "6" => "tcp",
        "17" => "udp",
        var other => other,
    };
}
