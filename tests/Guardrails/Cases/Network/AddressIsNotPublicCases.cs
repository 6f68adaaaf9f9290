namespace Tap.Tests.Guardrails.Cases.Network;

public sealed class AddressIsNotPublicCases() : RuleCases("TAP-EC2-5")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "a subnet that gives addresses",
            """aws_subnet.x { "vpc_id": "vpc-0123456789abcdef0", "cidr_block": "10.0.0.0/24", "map_public_ip_on_launch": true }"""),
        new RuleCase(
            "as text by a local",
            """aws_subnet.x { "vpc_id": "vpc-0123456789abcdef0", "cidr_block": "10.0.0.0/24", "map_public_ip_on_launch": "${local.m}" }""",
            """locals { "m": "true" }"""),
        new RuleCase(
            "an instance",
            """aws_instance.x { "ami": "ami-1", "instance_type": "t4g.micro", "associate_public_ip_address": true }"""),
        new RuleCase(
            "a database",
            """aws_db_instance.x { "identifier": "o", "instance_class": "db.t4g.micro", "publicly_accessible": true }"""),
        new RuleCase(
            "a launch template",
            """aws_launch_template.x { "name": "o", "network_interfaces": [{"associate_public_ip_address": "true"}] }"""),
        new RuleCase("a default subnet gives one by default", """aws_default_subnet.x { "availability_zone": "us-east-1a" }"""),
        new RuleCase(
            "a task of a container service",
            """aws_ecs_service.x { "name": "o", "network_configuration": [{"subnets": [], "assign_public_ip": true}] }"""),
        new RuleCase(
            "a flag by a variable",
            """aws_subnet.x { "map_public_ip_on_launch": "${var.public}" }""",
            """var.public {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "a subnet that gives none",
            """aws_subnet.x { "vpc_id": "vpc-0123456789abcdef0", "cidr_block": "10.0.0.0/24", "map_public_ip_on_launch": false }"""),
        new RuleCase("the default", """aws_subnet.x { "vpc_id": "vpc-0123456789abcdef0", "cidr_block": "10.0.0.0/24" }"""),
        new RuleCase(
            "the address of a NAT gateway",
            """aws_eip.x { "domain": "vpc" }""",
            """aws_nat_gateway.x { "allocation_id": "${aws_eip.x.id}", "subnet_id": "subnet-1" }"""),
        new RuleCase("a default subnet that gives none", """aws_default_subnet.x { "map_public_ip_on_launch": false }"""),
        new RuleCase(
            "off as text, in a block",
            """aws_launch_template.x { "network_interfaces": {"associate_public_ip_address": "false"} }"""),
    ];
}
