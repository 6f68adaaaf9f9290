namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class NetworkAclIsNotOpenCases() : RuleCases("TAP-EC2-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "SSH from everywhere",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "rule_number": 100,
              "protocol": "tcp",
              "rule_action": "allow",
              "cidr_block": "0.0.0.0/0",
              "from_port": 22,
              "to_port": 22
            }
            """),
        new RuleCase(
            "everything, IPv6",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "rule_number": 100,
              "protocol": "-1",
              "rule_action": "allow",
              "from_port": 0,
              "to_port": 0,
              "ipv6_cidr_block": "::/0"
            }
            """),
        new RuleCase(
            "in the ACL",
            """aws_network_acl.x { "vpc_id": "vpc-0123456789abcdef0", "ingress": [{"protocol": "tcp", "rule_no": 100, "action":"""
            + """ "allow", "cidr_block": "0.0.0.0/0", "from_port": 3389, "to_port": 3389}] }"""),
        new RuleCase(
            "the default ACL",
            """
            aws_default_network_acl.x {
              "default_network_acl_id": "acl-1",
              "ingress": { "protocol": "-1", "rule_no": 100, "action": "allow", "cidr_block": "0.0.0.0/0", "from_port": 0, "to_port": 0 }
            }
            """),
        new RuleCase(
            "an action that is not known",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "protocol": "tcp",
              "rule_action": "${var.a}",
              "cidr_block": "0.0.0.0/0",
              "from_port": 22,
              "to_port": 22
            }
            """,
            """var.a {}"""),
        new RuleCase(
            "a range that is not known",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "protocol": "tcp",
              "rule_action": "allow",
              "cidr_block": "${var.r}",
              "from_port": 22,
              "to_port": 22
            }
            """,
            """var.r {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "return traffic",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "rule_number": 100,
              "protocol": "tcp",
              "rule_action": "allow",
              "cidr_block": "0.0.0.0/0",
              "from_port": 1024,
              "to_port": 65535
            }
            """),
        new RuleCase(
            "denied",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "rule_number": 100,
              "protocol": "tcp",
              "rule_action": "deny",
              "cidr_block": "0.0.0.0/0",
              "from_port": 22,
              "to_port": 22
            }
            """),
        new RuleCase(
            "outwards",
            """
            aws_network_acl_rule.x {
              "network_acl_id": "acl-1",
              "rule_number": 100,
              "protocol": "tcp",
              "rule_action": "allow",
              "cidr_block": "0.0.0.0/0",
              "from_port": 22,
              "to_port": 22,
              "egress": true
            }
            """),
        new RuleCase(
            "SSH from a private range",
            """aws_network_acl.x { "vpc_id": "vpc-1", "ingress": [{"protocol": "tcp", "rule_no": 100, "action": "allow","""
            + """ "cidr_block": "10.0.0.0/8", "from_port": 22, "to_port": 22}] }"""),
        new RuleCase(
            "the range of the VPC",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_network_acl_rule.x { "network_acl_id": "acl-1", "protocol": "-1", "rule_action": "allow", "cidr_block":"""
            + """ "${aws_vpc.x.cidr_block}" }"""),
    ];
}
