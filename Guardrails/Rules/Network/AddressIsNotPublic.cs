namespace Tap.Guardrails;

/// <summary>Nothing is given a public address by default.</summary>
internal sealed class AddressIsNotPublic : Rule
{
    // Blocks in which the argument stands, and whether AWS gives a public address when it is not written.
    private static readonly PublicAddress[] Arguments =
    [
        new("aws_subnet", [], "map_public_ip_on_launch", false),
        new("aws_default_subnet", [], "map_public_ip_on_launch", true),
        new("aws_instance", [], "associate_public_ip_address", false),
        new("aws_spot_instance_request", [], "associate_public_ip_address", false),
        new("aws_launch_configuration", [], "associate_public_ip_address", false),
        new("aws_launch_template", ["network_interfaces"], "associate_public_ip_address", false),
        new("aws_spot_fleet_request", ["launch_specification"], "associate_public_ip_address", false),
        new("aws_ecs_service", ["network_configuration"], "assign_public_ip", false),
        new("aws_db_instance", [], "publicly_accessible", false),
        new("aws_rds_cluster_instance", [], "publicly_accessible", false),
        new("aws_neptune_cluster_instance", [], "publicly_accessible", false),
        new("aws_redshift_cluster", [], "publicly_accessible", true),
        new("aws_redshiftserverless_workgroup", [], "publicly_accessible", false),
        new("aws_dms_replication_instance", [], "publicly_accessible", false),
        new("aws_mq_broker", [], "publicly_accessible", false),
    ];

    public override string Id => "TAP-EC2-5";

    public override string Title => "Nothing gets a public address by default";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("EC2.9"), Control.SecurityHub("EC2.15"), Control.SecurityHub("EC2.25"),
        Control.ControlTower("CT.EC2.PR.8"), Control.ControlTower("CT.EC2.PR.9"), Control.ControlTower("CT.EC2.PR.11"),
    ];

    public override string Exemptions => "An aws_eip passes, because it is written for the one thing that has it, such as a NAT gateway.";

    public override string WayOut =>
        "put it into a private subnet and turn the argument off; what has to be reached gets a load balancer or an API.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from entry in Arguments
        from resource in stack.All(entry.Type)
        from block in entry.Blocks.Aggregate<string, IEnumerable<Block>>(
            [resource], (blocks, name) => blocks.SelectMany(one => one.Blocks(name)))
        let value = block[entry.Argument]
        from finding in Require(
            value.Is(one => one.IsPresent ? one.Boolean == false : !entry.IsDefault),
            resource,
            value.IsPresent ? $"has {entry.Argument} on" : $"does not turn {entry.Argument} off, which is on by default",
            $"its {entry.Argument}",
            value,
            "false")
        select finding;

    private sealed record PublicAddress(string Type, string[] Blocks, string Argument, bool IsDefault);
}
