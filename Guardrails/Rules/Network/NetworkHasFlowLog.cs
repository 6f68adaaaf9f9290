namespace Tap.Guardrails;

/// <summary>The traffic of every VPC is logged.</summary>
internal sealed class NetworkHasFlowLog : Rule
{
    public override string Id => "TAP-EC2-4";

    public override string Title => "VPCs have flow logs of all traffic";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("EC2.6"), Control.Cis("3.7")];

    public override string WayOut => "make the VPC as a Network, or give it an aws_flow_log with traffic_type ALL.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_vpc", "aws_default_vpc").SelectMany(vpc =>
    {
        var logs = stack.Of("aws_flow_log", "vpc_id", vpc).ToList();
        if (logs.Count == 0)
            return [On(vpc, "has no flow log", expected: "an aws_flow_log with traffic_type ALL")];
        var best = Proofs.Strongest(logs, ProofOf)!.Resource;
        var type = best["traffic_type"];
        return Require(
            Proofs.Any(logs, ProofOf),
            vpc,
            $"has a flow log, {best.Address}, of {(type.IsPresent ? type.Expression : "no")} traffic only",
            $"whether {best.Address} logs all of its traffic",
            type.Kind == ValueKind.Unknown ? type : best["vpc_id"],
            "ALL");
    });

    private static Proof ProofOf(OwnedResource log) =>
        log.Belongs.And(log.Resource["traffic_type"].IsOneOf("ALL"));
}
