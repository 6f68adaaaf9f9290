namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class DefaultGroupIsEmptyCases() : RuleCases("TAP-EC2-3")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("a VPC without its default group", """aws_vpc.x { "cidr_block": "10.0.0.0/16" }"""),
        new RuleCase(
            "AWS's own rules",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}", "ingress": [{"from_port": 0, "to_port": 0, "protocol":"""
            + """ "-1", "self": true}] }"""),
        new RuleCase(
            "a rule beside it",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}" }""",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "${aws_vpc.x.default_security_group_id}","""
            + """ "ip_protocol": "-1", "cidr_ipv4": "10.0.0.0/8" }"""),
        new RuleCase(
            "the default group of another VPC",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "vpc-0123456789abcdef0" }"""),
        new RuleCase(
            "a group that may not exist",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}", "count": "${var.n}" }""",
            """var.n {}""") { IsUnproven = true },
        new RuleCase(
            "rules by a variable",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}", "egress": "${var.e}" }""",
            """var.e {}""") { IsUnproven = true },
        new RuleCase(
            "a rule for the group's id",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}" }""",
            """aws_security_group_rule.x { "security_group_id": "${aws_default_security_group.x.id}", "type": "ingress" }"""),
        new RuleCase(
            "a group that is not made",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}", "count": 0 }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "empty lists",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}", "ingress": [], "egress": [] }"""),
        new RuleCase(
            "nothing said",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """aws_default_security_group.x { "vpc_id": "${aws_vpc.x.id}" }"""),
        new RuleCase("no VPC", """aws_security_group.x { "name": "o", "vpc_id": "vpc-0123456789abcdef0", "ingress": [] }"""),
        new RuleCase(
            "each of two VPCs has one",
            """aws_vpc.x { "for_each": "${toset([\"a\", \"b\"])}" }""",
            """aws_default_security_group.x { "for_each": "${toset([\"a\", \"b\"])}", "vpc_id": "${aws_vpc.x[each.key].id}" }"""),
        new RuleCase(
            "a rule of another group",
            """aws_security_group.x { "name": "o" }""",
            """aws_vpc_security_group_egress_rule.x { "security_group_id": "${aws_security_group.x.id}", "ip_protocol": "tcp" }"""),
    ];
}
