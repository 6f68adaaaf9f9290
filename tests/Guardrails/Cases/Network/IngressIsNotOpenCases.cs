namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class IngressIsNotOpenCases() : RuleCases("TAP-EC2-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "security group: 0.0.0.0/0",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]
            }
            """),
        new RuleCase(
            "security group: ::/0",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": [], "ipv6_cidr_blocks": ["::/0"]}]
            }
            """),
        new RuleCase(
            "security group: 0::/0",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": [], "ipv6_cidr_blocks": ["0::/0"]}]
            }
            """),
        new RuleCase(
            "security group: 0:0:0:0:0:0:0:0/0",
            """aws_security_group.x { "name": "o", "vpc_id": "vpc-0123456789abcdef0", "ingress": [{"from_port": 443, "to_port": """
            + """443, "protocol": "tcp", "cidr_blocks": [], "ipv6_cidr_blocks": ["0:0:0:0:0:0:0:0/0"]}] }"""),
        new RuleCase(
            "security group: 1.2.3.4/0",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["1.2.3.4/0"]}]
            }
            """),
        new RuleCase(
            "security group: two halves",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/1", "128.0.0.0/1"]}]
            }
            """),
        new RuleCase(
            "security group: two halves in two rules",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [
                { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/1"] },
                { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["128.0.0.0/1"] }
              ]
            }
            """),
        new RuleCase(
            "security group: four quarters",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [
                {
                  "from_port": 443,
                  "to_port": 443,
                  "protocol": "tcp",
                  "cidr_blocks": ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"]
                }
              ]
            }
            """),
        new RuleCase(
            "security group: all of IPv6 that is routed, 2000::/3",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": [], "ipv6_cidr_blocks": ["2000::/3"]}]
            }
            """),
        new RuleCase(
            "security group: half of the internet",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["128.0.0.0/1"]}]
            }
            """),
        new RuleCase(
            "security group: ingress as an expression",
            """aws_security_group.x { "name": "o", "vpc_id": "vpc-0123456789abcdef0", "ingress": "${[{\"from_port\" = 443, """
            + """\"to_port\" = 443, \"protocol\" = \"tcp\", \"cidr_blocks\" = [\"0.0.0.0/0\"], \"description\" = null, """
            + """\"ipv6_cidr_blocks\" = null, \"prefix_list_ids\" = null, \"security_groups\" = null, \"self\" = null}]}" }"""),
        new RuleCase(
            "security group: a dynamic ingress",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "dynamic": {
                "ingress": {
                  "for_each": ["0.0.0.0/0"],
                  "content": { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["${ingress.value}"] }
                }
              }
            }
            """),
        new RuleCase(
            "security group: the range by a local",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["${local.r}"]}]
            }
            """,
            """locals { "r": "0.0.0.0/0" }"""),
        new RuleCase(
            "security group: the list by a variable",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": "${var.r}"}]
            }
            """,
            """var.r { "default": ["0.0.0.0/0"] }"""),
        new RuleCase(
            "security group: a range without default",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["${var.r}"]}]
            }
            """,
            """var.r { "type": "string" }""") { IsUnproven = true },
        new RuleCase(
            "security group: the range by format()",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["${format(\"%s/%d\", \"0.0.0.0\", 0)}"]}]
            }
            """),
        new RuleCase(
            "aws_security_group_rule, type by a local",
            """
            aws_security_group_rule.x {
              "type": "${local.t}",
              "security_group_id": "sg-1",
              "from_port": 22,
              "to_port": 22,
              "protocol": "tcp",
              "cidr_blocks": ["0.0.0.0/0"]
            }
            """,
            """locals { "t": "ingress" }"""),
        new RuleCase(
            "halves in two ingress rules",
            """aws_vpc_security_group_ingress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 22,"""
            + """ "to_port": 22, "cidr_ipv4": "0.0.0.0/1" }""",
            """aws_vpc_security_group_ingress_rule.y { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 22,"""
            + """ "to_port": 22, "cidr_ipv4": "128.0.0.0/1" }"""),
        new RuleCase(
            "halves by for_each",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "${each.value}",
              "for_each": "${toset([\"0.0.0.0/1\", \"128.0.0.0/1\"])}"
            }
            """),
        new RuleCase(
            "an own prefix list of the internet",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "prefix_list_id": "${aws_ec2_managed_prefix_list.x.id}"
            }
            """,
            """aws_ec2_managed_prefix_list.x { "name": "all", "address_family": "IPv4", "max_entries": 2, "entry": [{"cidr":"""
            + """ "0.0.0.0/1"}, {"cidr": "128.0.0.0/1"}] }"""),
        new RuleCase(
            "the resource as a list",
            """{ "resource": {"aws_vpc_security_group_ingress_rule": [{"x": [{"security_group_id": "sg-1", "ip_protocol": "-1","""
            + """ "cidr_ipv4": "0.0.0.0/0"}]}]} }"""),
        new RuleCase(
            "a group and a rule of its own hold a half each",
            """aws_security_group.x { "name": "o", "ingress": {"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": """
            + """["0.0.0.0/9", "10.0.0.0/8"]} }""",
            """
            aws_security_group_rule.y {
              "type": "ingress",
              "security_group_id": "${aws_security_group.x.id}",
              "from_port": 22,
              "to_port": 22,
              "protocol": "6",
              "cidr_blocks": ["1.128.0.0/9", "2.0.0.0/10"]
            }
            """),
        new RuleCase(
            "the ranges beside the private ones",
            """
            aws_security_group.x {
              "name": "o",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8"]}]
            }
            """),
        new RuleCase(
            "an entry of a prefix list of its own",
            """
            aws_security_group_rule.x {
              "type": "ingress",
              "security_group_id": "sg-1",
              "from_port": 22,
              "to_port": 22,
              "protocol": "tcp",
              "prefix_list_ids": ["${aws_ec2_managed_prefix_list.all.id}"]
            }
            """,
            """aws_ec2_managed_prefix_list.all { "name": "all" }""",
            """aws_ec2_managed_prefix_list_entry.all { "prefix_list_id": "${aws_ec2_managed_prefix_list.all.id}", "cidr": "::/0" }"""),
        new RuleCase(
            "a prefix list that nobody knows",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "prefix_list_id": "pl-0123456789abcdef0"
            }
            """) { IsUnproven = true },
        new RuleCase(
            "a range of a data source",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "${data.http.me.response_body}/0"
            }
            """,
            """data.http.me { "url": "https://example.com" }""") { IsUnproven = true },
        new RuleCase(
            "a conditional of which one side is open",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "${var.open ? \"0.0.0.0/0\" : \"10.0.0.0/8\"}"
            }
            """,
            """var.open {}"""),
        new RuleCase(
            "a dynamic block over a variable",
            """
            aws_security_group.x {
              "name": "o",
              "dynamic": {
                "ingress": {
                  "for_each": "${var.r}",
                  "content": { "from_port": 1, "to_port": 2, "protocol": "tcp", "cidr_blocks": ["${ingress.value}"] }
                }
              }
            }
            """,
            """var.r {}""") { IsUnproven = true },
        new RuleCase(
            "the default group",
            """aws_default_security_group.x { "vpc_id": "vpc-1", "ingress": [{"from_port": 0, "to_port": 0, "protocol": "-1","""
            + """ "cidr_blocks": ["0.0.0.0/0"]}] }"""),
        new RuleCase(
            "a rule of which it is not known whether it exists",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "0.0.0.0/0",
              "count": "${var.n}"
            }
            """,
            """var.n {}"""),
        new RuleCase(
            "a cluster's API whose ranges are not written",
            """aws_eks_cluster.x { "name": "o", "vpc_config": {"subnet_ids": ["subnet-1"]} }"""),
        new RuleCase(
            "ports of a server that are open when nobody says to whom",
            """
            aws_lightsail_instance_public_ports.x { "instance_name": "o", "port_info": {"protocol": "tcp", "from_port": 22, "to_port": 22} }
            """),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "private ranges",
            """
            aws_security_group.x {
              "name": "o",
              "vpc_id": "vpc-0123456789abcdef0",
              "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8", "172.16.0.0/12"]}]
            }
            """),
        new RuleCase(
            "itself and another group",
            """aws_security_group.x { "name": "o", "vpc_id": "vpc-0123456789abcdef0", "ingress": [{"from_port": 443, "to_port": """
            + """443, "protocol": "tcp", "cidr_blocks": [], "security_groups": ["sg-2"], "self": true}] }"""),
        new RuleCase(
            "egress to everywhere is no ingress",
            """
            aws_security_group_rule.x {
              "type": "egress",
              "security_group_id": "sg-1",
              "from_port": 22,
              "to_port": 22,
              "protocol": "tcp",
              "cidr_blocks": ["0.0.0.0/0"]
            }
            """),
        new RuleCase(
            "one address by a variable",
            """aws_vpc_security_group_ingress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 22,"""
            + """ "to_port": 22, "cidr_ipv4": "${var.r}" }""",
            """var.r { "default": "203.0.113.7/32" }"""),
        new RuleCase(
            "AWS's prefix list",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "prefix_list_id": "${data.aws_ec2_managed_prefix_list.cf.id}"
            }
            """,
            """data.aws_ec2_managed_prefix_list.cf { "name": "com.amazonaws.global.cloudfront.origin-facing" }"""),
        new RuleCase(
            "the VPC's own range",
            """aws_vpc.x { "cidr_block": "10.0.0.0/16" }""",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "${aws_vpc.x.cidr_block}"
            }
            """),
        new RuleCase(
            "addresses that are made first",
            """
            aws_vpc_security_group_ingress_rule.x {
              "security_group_id": "sg-1",
              "ip_protocol": "tcp",
              "from_port": 22,
              "to_port": 22,
              "cidr_ipv4": "${aws_eip.office.public_ip}/32"
            }
            """),
        new RuleCase(
            "a company's network",
            """
            aws_security_group.x {
              "name": "o",
              "ingress": [
                {
                  "from_port": 443,
                  "to_port": 443,
                  "protocol": "tcp",
                  "cidr_blocks": ["17.0.0.0/8"],
                  "ipv6_cidr_blocks": ["2620:149::/32"]
                }
              ]
            }
            """),
        new RuleCase(
            "two halves of a /9 for two ports",
            """
            aws_security_group.x {
              "name": "o",
              "ingress": [
                { "from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["17.0.0.0/8"] },
                { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["18.0.0.0/8"] }
              ]
            }
            """),
        new RuleCase(
            "private ranges that are written twice, and of IPv6",
            """
            aws_security_group.x {
              "name": "o",
              "ingress": [
                {
                  "from_port": 443,
                  "to_port": 443,
                  "protocol": "tcp",
                  "cidr_blocks": ["192.168.0.0/16", "10.0.0.0/8", "10.1.0.0/16"],
                  "ipv6_cidr_blocks": ["fd00::/8"]
                }
              ]
            }
            """),
        new RuleCase(
            "a rule that does not exist",
            """aws_vpc_security_group_ingress_rule.x { "security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 22,"""
            + """ "to_port": 22, "cidr_ipv4": "0.0.0.0/0", "count": 0 }"""),
        new RuleCase(
            "a cluster's API in its network alone",
            """aws_eks_cluster.x { "name": "o", "vpc_config": {"subnet_ids": ["subnet-1"], "endpoint_public_access": false} }"""),
        new RuleCase(
            "a prefix list of its own with named ranges",
            """aws_vpc_security_group_ingress_rule.x { "security_group_id": "sg-1", "ip_protocol": "-1", "prefix_list_id":"""
            + """ "${aws_ec2_managed_prefix_list.offices.id}" }""",
            """aws_ec2_managed_prefix_list.offices { "name": "offices", "entry": [{"cidr": "203.0.113.0/24"}] }"""),
    ];
}
