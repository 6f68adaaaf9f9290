using Tap.Core;
using Tap.Networking;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

public sealed class NetworkTests
{
    // What Terraform knows no tags for.
    private static readonly string[] Untaggable = ["aws_route", "aws_route_table_association", "aws_iam_role_policy_attachment"];

    [Test]
    public void VPC_has_the_default_range_and_resolves_DNS()
    {
        var vpc = NetworkFixture.Default().Single("aws_vpc");
        Assert.Multiple(() =>
        {
            Assert.That(vpc.Text("cidr_block"), Is.EqualTo("10.0.0.0/16"));
            Assert.That(vpc.Text("enable_dns_support"), Is.EqualTo("true"));
            Assert.That(vpc.Text("enable_dns_hostnames"), Is.EqualTo("true"));
        });
    }

    [TestCase("public-us-east-1a", "10.0.1.0/24", "us-east-1a")]
    [TestCase("public-us-east-1b", "10.0.11.0/24", "us-east-1b")]
    [TestCase("private-us-east-1a", "10.0.100.0/24", "us-east-1a")]
    [TestCase("private-us-east-1b", "10.0.110.0/24", "us-east-1b")]
    public void Subnet_of_a_zone_has_its_default_range(string name, string cidr, string zone)
    {
        var stack = NetworkFixture.Default();
        var subnet = stack.Named("aws_subnet", name);
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_subnet"), Has.Count.EqualTo(4));
            Assert.That(subnet.Text("cidr_block"), Is.EqualTo(cidr));
            Assert.That(subnet.Text("availability_zone"), Is.EqualTo(zone));
            Assert.That(subnet.Text("vpc_id"), Is.EqualTo(stack.Single("aws_vpc").Reference("id")));
        });
    }

    [Test]
    public void No_subnet_hands_out_public_addresses() =>
        Assert.That(
            NetworkFixture.Default().All("aws_subnet").Select(subnet => subnet.Text("map_public_ip_on_launch")), Is.All.EqualTo("false"));

    [TestCase("us-east-1c,us-east-1d", new[] { "us-east-1c", "us-east-1d" }, new string[0])]
    [TestCase("use1-az4,use1-az6", new string[0], new[] { "use1-az4", "use1-az6" })]
    public void Zones_are_named_as_the_settings_name_them(string zones, string[] names, string[] ids)
    {
        var subnets = NetworkFixture.Default(("TAP_AVAILABILITY_ZONES", zones)).All("aws_subnet");
        string[] All(string attribute) => [.. subnets.Select(subnet => subnet.Text(attribute)).OfType<string>().Distinct().Order()];
        Assert.That((All("availability_zone"), All("availability_zone_id")), Is.EqualTo((names, ids)));
    }

    [Test]
    public void Zones_come_from_the_settings() =>
        Assert.That(
            NetworkFixture.Default(("TAP_AVAILABILITY_ZONES", "us-east-1c,us-east-1d,us-east-1f")).All("aws_subnet")
                .Select(subnet => subnet.Text("availability_zone")),
            Is.EquivalentTo(["us-east-1c", "us-east-1d", "us-east-1f", "us-east-1c", "us-east-1d", "us-east-1f"]));

    [Test]
    public void Plan_and_name_of_the_props_are_used()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Network(stack, "network", new NetworkProps
        {
            Name = "other",
            Plan = SubnetPlan.Divide("192.168.0.0/20", ["us-east-1a", "us-east-1b"]),
        }));
        Assert.Multiple(() =>
        {
            Assert.That(stack.Single("aws_vpc").Text("cidr_block"), Is.EqualTo("192.168.0.0/20"));
            Assert.That(stack.Single("aws_vpc").Text("tags.Name"), Is.EqualTo("trainr963-dev-vpc-other-production"));
            Assert.That(
                stack.All("aws_subnet").Select(subnet => subnet.Text("cidr_block")),
                Is.EquivalentTo(["192.168.0.0/23", "192.168.2.0/23", "192.168.8.0/23", "192.168.10.0/23"]));
        });
    }

    [Test]
    public void Default_security_group_lets_nothing_through()
    {
        var stack = NetworkFixture.Default();
        var group = stack.Single("aws_default_security_group");
        Assert.Multiple(() =>
        {
            Assert.That(group.Text("vpc_id"), Is.EqualTo(stack.Single("aws_vpc").Reference("id")));
            // Present and empty: without them Terraform would leave rules alone that somebody adds later.
            Assert.That(group["ingress"].GetArrayLength(), Is.Zero);
            Assert.That(group["egress"].GetArrayLength(), Is.Zero);
        });
    }

    [Test]
    public void Whatever_has_no_name_of_its_own_has_a_Name_tag_of_its_own()
    {
        var stack = NetworkFixture.With(NatGateways.PerZone, network =>
        {
            network.AddInterfaceEndpoint("ssm");
            _ = new FunctionSecurityGroup(network, "functions", new FunctionSecurityGroupProps { Network = network, Name = "functions" });
        });
        List<SynthesizedResource> nameless = [.. stack.At("resource").Value.EnumerateObject()
            .Where(type => !Untaggable.Contains(type.Name))
            .SelectMany(type => stack.All(type.Name))
            .Where(resource => resource.Text("name") is null)];
        Assert.Multiple(() =>
        {
            // VPC, default group, 4 subnets, internet gateway, 3 route tables, 2 addresses, 2 NAT gateways, 3 endpoints, flow log, 3 rules.
            Assert.That(nameless, Has.Count.EqualTo(21));
            Assert.That(
                nameless.Where(resource => resource.Text("tags.Name")?.StartsWith("trainr963-dev-", StringComparison.Ordinal) != true),
                Is.Empty);
            Assert.That(nameless.Select(resource => resource.Text("tags.Name")), Is.Unique);
        });
    }

    [Test]
    public void Bad_zones_are_refused_all_at_once_before_anything_is_in_the_tree()
    {
        var settings = SynthesizedStack.SettingsOf() with { AvailabilityZones = ["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b"] };
        var stack = new BadStack(Testing.App(), settings);
        var children = stack.Node.Children.Length;
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new Network(stack, "network"),
                Throws.TypeOf<InputException>().With.Message.Contains("Network 'bad/network' cannot be made:")
                    .And.Message.Contains("us-east-1a").And.Message.Contains("us-east-1b"));
            Assert.That(stack.Node.Children, Has.Length.EqualTo(children));
        });
    }

    [Test]
    public void Scope_outside_a_deployment_is_refused() =>
        Assert.That(
            () => new Network(Testing.App(), "network"), Throws.TypeOf<InputException>().With.Message.Contains("belongs to no deployment"));

    private sealed class BadStack(App app, Settings settings) : TapStack(app, "bad", settings);
}
