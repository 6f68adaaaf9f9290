namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class NetworkHasFlowLogCases() : RuleCases("TAP-EC2-4")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no flow log", """aws_vpc.x { "cidr_block": "10.0.0.0/16" }"""),
        new RuleCase(
            "flow log of another VPC",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "vpc-0123456789abcdef0",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs"
            }
            """),
        new RuleCase(
            "flow log with count 0",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "${aws_vpc.x.id}",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs",
              "count": 0
            }
            """),
        new RuleCase(
            "flow log by an empty for_each",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "${aws_vpc.x.id}",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs",
              "for_each": "${toset([])}"
            }
            """),
        new RuleCase(
            "accepted traffic only",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_flow_log.x { "vpc_id": "${aws_vpc.x.id}", "traffic_type": "ACCEPT" }"""),
        new RuleCase(
            "traffic by a variable",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_flow_log.x { "vpc_id": "${aws_vpc.x.id}", "traffic_type": "${var.t}" }""",
            """var.t {}""") { IsUnproven = true },
        new RuleCase(
            "a subnet's log",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_flow_log.x { "subnet_id": "${aws_subnet.x.id}", "traffic_type": "ALL" }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "all traffic to a bucket",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "${aws_vpc.x.id}",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs"
            }
            """),
        new RuleCase(
            "by a local",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "${local.v}",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs"
            }
            """,
            """locals { "v": "${aws_vpc.x.id}" }"""),
        new RuleCase(
            "by count and index",
            """aws_vpc.x { "count": 1, "cidr_block": "10.0.0.0/16" }""",
            """
            aws_flow_log.x {
              "vpc_id": "${aws_vpc.x[0].id}",
              "traffic_type": "ALL",
              "log_destination_type": "s3",
              "log_destination": "arn:aws:s3:::acme-flow-logs"
            }
            """),
        new RuleCase(
            "rejected traffic beside all of it",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_flow_log.x { "vpc_id": "${aws_vpc.x.id}", "traffic_type": "REJECT" }""",
            """aws_flow_log.y { "vpc_id": "${aws_vpc.x.id}", "traffic_type": "ALL" }"""),
    ];
}
