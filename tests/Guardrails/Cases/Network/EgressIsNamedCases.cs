namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class EgressIsNamedCases() : RuleCases("TAP-EC2-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "everything to everywhere",
            """
            aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0" }
            """),
        new RuleCase(
            "in the group, ports 0",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "egress": [{"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}]
            }
            """),
        new RuleCase(
            "every TCP port, IPv6",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 0,"""
            + """ "to_port": 65535, "cidr_ipv6": "::/0" }"""),
        new RuleCase(
            "everything to two halves by a rule",
            """
            aws_security_group_rule.x {
              "type": "egress",
              "security_group_id": "sg-1",
              "from_port": 0,
              "to_port": 0,
              "protocol": "all",
              "cidr_blocks": ["0.0.0.0/1", "128.0.0.0/1"]
            }
            """),
        new RuleCase(
            "all ports in two rules",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 0,"""
            + """ "to_port": 32767, "cidr_ipv4": "0.0.0.0/0" }""",
            """aws_vpc_security_group_egress_rule.y { "security_group_id": "sg-1", "ip_protocol": "6", "from_port": 32768,"""
            + """ "to_port": 65535, "cidr_ipv4": "0.0.0.0/0" }"""),
        new RuleCase(
            "most of the ports",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "udp", "from_port": 1024,"""
            + """ "to_port": 65535, "cidr_ipv4": "0.0.0.0/0" }"""),
        new RuleCase(
            "ports that are not known",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": "${var.p}","""
            + """ "to_port": 65535, "cidr_ipv4": "0.0.0.0/0" }""",
            """var.p {}""") { IsUnproven = true },
        new RuleCase(
            "a range that is not known",
            """
            aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "cidr_ipv4": "${var.r}" }
            """,
            """var.r {}""") { IsUnproven = true },
        new RuleCase(
            "everything to a prefix list of its own",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "prefix_list_id":"""
            + """ "${aws_ec2_managed_prefix_list.all.id}" }""",
            """aws_ec2_managed_prefix_list.all { "name": "all", "entry": {"cidr": "0.0.0.0/0"} }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "HTTPS to everywhere",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 443,"""
            + """ "to_port": 443, "cidr_ipv4": "0.0.0.0/0" }"""),
        new RuleCase(
            "everything in the VPC",
            """
            aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "cidr_ipv4": "10.0.0.0/16" }
            """),
        new RuleCase("egress empty", """aws_security_group.x { "name": "o", "vpc_id": "vpc-0123456789abcdef0", "egress": [] }"""),
        new RuleCase(
            "HTTPS and HTTP of one group",
            """
            aws_security_group.x {
              "name": "o",
              "egress": [
                { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"] },
                { "from_port": 80, "to_port": 80, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"] }
              ]
            }
            """),
        new RuleCase(
            "everything to another group",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1","""
            + """ "referenced_security_group_id": "${aws_security_group.db.id}" }"""),
        new RuleCase(
            "everything to a service of AWS",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "prefix_list_id":"""
            + """ "${aws_vpc_endpoint.s3.prefix_list_id}" }"""),
        new RuleCase(
            "one port to a range that is not known",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 5432,"""
            + """ "to_port": 5432, "cidr_ipv4": "${var.r}" }""",
            """var.r {}"""),
    ];
}
