using Tap.Core;

namespace Tap.Tests.Networking;

public sealed class VpcEndpointTests
{
    [TestCase("s3")]
    [TestCase("dynamodb")]
    public void Gateway_endpoint_is_on_all_route_tables(string service)
    {
        var stack = NetworkFixture.With(NatGateways.None);
        var endpoint = stack.Named("aws_vpc_endpoint", $"{service}-endpoint");
        Assert.Multiple(() =>
        {
            Assert.That(endpoint.Text("service_name"), Is.EqualTo($"com.amazonaws.us-east-1.{service}"));
            Assert.That(endpoint.Text("vpc_endpoint_type"), Is.EqualTo("Gateway"));
            Assert.That(
                endpoint.Texts("route_table_ids"), Is.EquivalentTo(stack.All("aws_route_table").Select(table => table.Reference("id"))));
        });
    }

    [Test]
    public void Endpoints_are_those_of_the_region() =>
        Assert.That(
            NetworkFixture.Default(("AWS_REGION", "eu-west-1")).All("aws_vpc_endpoint").Select(endpoint => endpoint.Text("service_name")),
            Is.EquivalentTo(["com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.dynamodb"]));

    [Test]
    public void Unless_asked_for_there_is_no_interface_endpoint_and_no_group_for_one()
    {
        var stack = NetworkFixture.With(NatGateways.None);
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_vpc_endpoint"), Has.Count.EqualTo(2));
            Assert.That(stack.All("aws_security_group"), Is.Empty);
        });
    }

    [Test]
    public void Interface_endpoint_answers_under_the_services_own_name_in_all_private_subnets()
    {
        var stack = NetworkFixture.With(NatGateways.None, network => network.AddInterfaceEndpoint("ssm"));
        var endpoint = stack.Named("aws_vpc_endpoint", "ssm-endpoint");
        Assert.Multiple(() =>
        {
            Assert.That(endpoint.Text("service_name"), Is.EqualTo("com.amazonaws.us-east-1.ssm"));
            Assert.That(endpoint.Text("vpc_endpoint_type"), Is.EqualTo("Interface"));
            Assert.That(endpoint.Text("private_dns_enabled"), Is.EqualTo("true"));
            Assert.That(endpoint.Texts("subnet_ids"), Is.EqualTo(new[]
            {
                stack.Named("aws_subnet", "private-us-east-1a").Reference("id"),
                stack.Named("aws_subnet", "private-us-east-1b").Reference("id"),
            }));
            Assert.That(endpoint.Texts("security_group_ids"), Is.EqualTo(new[] { stack.Single("aws_security_group").Reference("id") }));
        });
    }

    [Test]
    public void Interface_endpoints_let_in_HTTPS_from_the_VPC_and_nothing_else()
    {
        var stack = NetworkFixture.With(NatGateways.None, network => network.AddInterfaceEndpoint("ssm"));
        var group = stack.Single("aws_security_group");
        var rule = stack.Single("aws_vpc_security_group_ingress_rule");
        Assert.Multiple(() =>
        {
            Assert.That(rule.Text("security_group_id"), Is.EqualTo(group.Reference("id")));
            Assert.That(rule.Text("cidr_ipv4"), Is.EqualTo("10.0.0.0/16"));
            Assert.That((rule.Text("ip_protocol"), rule.Text("from_port"), rule.Text("to_port")), Is.EqualTo(("tcp", "443", "443")));
            Assert.That(rule.Text("description"), Is.Not.Empty.And.Not.Null);
            Assert.That((group.Text("ingress"), group.Text("egress")), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(stack.All("aws_vpc_security_group_egress_rule"), Is.Empty);
        });
    }

    [Test]
    public void Interface_endpoints_share_one_group_and_are_made_once_a_service()
    {
        var stack = NetworkFixture.With(NatGateways.None, network =>
        {
            var ssm = network.AddInterfaceEndpoint("ssm");
            network.AddInterfaceEndpoint("xray");
            Assert.That(network.AddInterfaceEndpoint("ssm"), Is.SameAs(ssm));
        });
        Assert.Multiple(() =>
        {
            Assert.That(stack.All("aws_vpc_endpoint"), Has.Count.EqualTo(4));
            Assert.That(stack.All("aws_security_group"), Has.Count.EqualTo(1));
        });
    }

    [TestCase(NatGateways.None, 1)]
    [TestCase(NatGateways.Single, 0)]
    [TestCase(NatGateways.PerZone, 0)]
    public void Reach_of_a_service_needs_an_interface_endpoint_only_without_NAT(NatGateways nat, int endpoints)
    {
        var stack = NetworkFixture.With(
            nat,
            network => Assert.That(network.EnsureReach("ssm"), endpoints == 0 ? Is.Null : Is.SameAs(network.AddInterfaceEndpoint("ssm"))));
        Assert.That(
            stack.All("aws_vpc_endpoint").Count(endpoint => endpoint.Text("vpc_endpoint_type") == "Interface"), Is.EqualTo(endpoints));
    }

    [TestCase("s3", "already")]
    [TestCase("dynamodb", "already")]
    [TestCase("", "must not be empty")]
    public void Interface_endpoint_that_makes_no_sense_is_refused(string service, string reason) =>
        NetworkFixture.With(NatGateways.None, network =>
            Assert.That(() => network.AddInterfaceEndpoint(service), Throws.TypeOf<InputException>().With.Message.Contains(reason)));
}
