using HashiCorp.Cdktf.Providers.Aws.Eip;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

public sealed class NetworkRoutingTests
{
    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    [Test]
    public void Public_subnets_share_a_route_to_the_internet_gateway()
    {
        var stack = NetworkFixture.Default();
        var table = stack.Named("aws_route_table", "public-routes").Reference("id");
        var route = stack.Single("aws_route", "route_table_id", table);
        Assert.Multiple(() =>
        {
            Assert.That(route.Text("destination_cidr_block"), Is.EqualTo("0.0.0.0/0"));
            Assert.That(route.Text("gateway_id"), Is.EqualTo(stack.Single("aws_internet_gateway").Reference("id")));
            foreach (var zone in Zones)
                Assert.That(TableOf(stack, $"public-{zone}"), Is.EqualTo(table), zone);
        });
    }

    [Test]
    public void Every_private_subnet_has_a_route_table_of_its_own([Values] NatGateways nat)
    {
        var stack = NetworkFixture.With(nat);
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_route_table"), Has.Count.EqualTo(3));
            foreach (var zone in Zones)
                Assert.That(
                    TableOf(stack, $"private-{zone}"),
                    Is.EqualTo(stack.Named("aws_route_table", $"private-routes-{zone}").Reference("id")),
                    zone);
        });
    }

    [Test]
    public void Without_NAT_there_is_no_gateway_no_address_and_no_default_route()
    {
        var stack = NetworkFixture.With(NatGateways.None);
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_nat_gateway"), Is.Empty);
            Assert.That(stack.All("aws_eip"), Is.Empty);
            Assert.That(stack.Single("aws_route").Text("gateway_id"), Is.EqualTo(stack.Single("aws_internet_gateway").Reference("id")));
        });
    }

    [Test]
    public void Single_NAT_serves_all_private_subnets_from_the_first_public_one()
    {
        var stack = NetworkFixture.With(NatGateways.Single);
        var nat = stack.Single("aws_nat_gateway");
        Assert.Multiple(() =>
        {
            Assert.That(nat.Text("subnet_id"), Is.EqualTo(stack.Named("aws_subnet", "public-us-east-1a").Reference("id")));
            Assert.That(nat.Text("allocation_id"), Is.EqualTo(stack.Single("aws_eip").Reference("id")));
            foreach (var zone in Zones)
                Assert.That(NatOf(stack, zone), Is.EqualTo(nat.Reference("id")), zone);
        });
    }

    [Test]
    public void NAT_per_zone_serves_each_private_subnet_from_its_own_zone()
    {
        var stack = NetworkFixture.With(NatGateways.PerZone);
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_nat_gateway"), Has.Count.EqualTo(2));
            Assert.That(stack.All("aws_eip"), Has.Count.EqualTo(2));
            foreach (var zone in Zones)
            {
                var nat = stack.Named("aws_nat_gateway", $"nat-{zone}");
                Assert.That(nat.Text("subnet_id"), Is.EqualTo(stack.Named("aws_subnet", $"public-{zone}").Reference("id")), zone);
                Assert.That(nat.Text("allocation_id"), Is.EqualTo(stack.Named("aws_eip", $"nat-address-{zone}").Reference("id")), zone);
                Assert.That(NatOf(stack, zone), Is.EqualTo(nat.Reference("id")), zone);
            }
        });
    }

    [Test]
    public void Addresses_belong_to_the_VPC() =>
        Assert.That(
            NetworkFixture.With(NatGateways.PerZone).All("aws_eip").Select(address => address.Text("domain")), Is.All.EqualTo("vpc"));

    [TestCase("aws_nat_gateway")]
    [TestCase("aws_eip")]
    public void Internet_gateway_is_there_first(string type)
    {
        var stack = NetworkFixture.With(NatGateways.PerZone);
        Assert.That(
            stack.All(type).Select(resource => resource.Texts("depends_on")),
            Is.All.EqualTo(new[] { stack.Single("aws_internet_gateway").Address }));
    }

    [TestCase("none", 0)]
    [TestCase("single", 1)]
    [TestCase("per-zone", 2)]
    public void NAT_follows_the_setting(string setting, int gateways) =>
        Assert.That(NetworkFixture.Default(("TAP_NAT_GATEWAYS", setting)).All("aws_nat_gateway"), Has.Count.EqualTo(gateways));

    [Test]
    public void Default_is_a_single_NAT_gateway() => Assert.That(NetworkFixture.Default().All("aws_nat_gateway"), Has.Count.EqualTo(1));

    [Test]
    public void Egress_names_all_routes_associations_and_endpoints()
    {
        var stack = NetworkFixture.With(NatGateways.Single, network =>
        {
            network.AddInterfaceEndpoint("ssm");
            _ = new Eip(network, "dependent", new EipConfig
            {
                Tags = new Dictionary<string, string> { ["Name"] = "dependent" },
                DependsOn = [.. network.Egress],
            });
        });
        string[] types = ["aws_route", "aws_route_table_association", "aws_vpc_endpoint"];
        Assert.That(
            stack.Single("aws_eip", "tags.Name", "dependent").Texts("depends_on"),
            Is.EquivalentTo(types.SelectMany(stack.All).Select(resource => resource.Address)));
    }

    private static string? TableOf(SynthesizedStack stack, string subnet) =>
        stack.Single("aws_route_table_association", "subnet_id", stack.Named("aws_subnet", subnet).Reference("id")).Text("route_table_id");

    private static string? NatOf(SynthesizedStack stack, string zone)
    {
        var route = stack.Single("aws_route", "route_table_id", stack.Named("aws_route_table", $"private-routes-{zone}").Reference("id"));
        Assert.That(route.Text("destination_cidr_block"), Is.EqualTo("0.0.0.0/0"));
        return route.Text("nat_gateway_id");
    }
}
