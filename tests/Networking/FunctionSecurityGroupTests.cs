using Tap.Core;
using Tap.Networking;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

public sealed class FunctionSecurityGroupTests
{
    [Test]
    public void Group_belongs_to_the_network_and_is_named_by_the_convention()
    {
        var stack = With([EgressRule.Https]);
        var group = stack.Single("aws_security_group");
        Assert.Multiple(() =>
        {
            Assert.That(group.Text("name"), Is.EqualTo("trainr963-dev-ec2-functions-production"));
            Assert.That(group.Text("vpc_id"), Is.EqualTo(stack.Single("aws_vpc").Reference("id")));
        });
    }

    [Test]
    public void By_default_HTTPS_and_HTTP_go_out_anywhere_and_nothing_else()
    {
        var stack = With(null);
        var group = stack.Single("aws_security_group");
        var rules = stack.All("aws_vpc_security_group_egress_rule");
        Assert.Multiple(() =>
        {
            Assert.That(
                rules.Select(rule => (rule.Text("ip_protocol"), rule.Text("from_port"), rule.Text("to_port"), rule.Text("cidr_ipv4"))),
                Is.EquivalentTo(new[] { ("tcp", "443", "443", "0.0.0.0/0"), ("tcp", "80", "80", "0.0.0.0/0") }));
            Assert.That(rules.Select(rule => rule.Text("security_group_id")), Is.All.EqualTo(group.Reference("id")));
            Assert.That(rules.Select(rule => rule.Text("description")), Is.EquivalentTo(["HTTPS to anywhere", "HTTP to anywhere"]));
            // Rules in the group itself would fight with the rule resources.
            Assert.That(group.Text("egress"), Is.Null);
        });
    }

    [Test]
    public void Nothing_comes_in()
    {
        var stack = With(null);
        Assert.Multiple(() =>
        {
            Assert.That(stack.Single("aws_security_group").Text("ingress"), Is.Null);
            Assert.That(stack.All("aws_vpc_security_group_ingress_rule"), Is.Empty);
            Assert.That(stack.All("aws_security_group_rule"), Is.Empty);
        });
    }

    [Test]
    public void Egress_can_be_narrowed_down()
    {
        var rule = With([new EgressRule { Port = 5432, Cidr = "10.0.100.0/24", Description = "Database" }]).Single(
            "aws_vpc_security_group_egress_rule");
        Assert.Multiple(() =>
        {
            Assert.That(
                (rule.Text("from_port"), rule.Text("to_port"), rule.Text("cidr_ipv4")), Is.EqualTo(("5432", "5432", "10.0.100.0/24")));
            Assert.That(rule.Text("description"), Is.EqualTo("Database"));
        });
    }

    [Test]
    public void Rules_for_the_same_port_and_range_are_refused_before_anything_is_in_the_tree() => SynthesizedStack.Of(stack =>
    {
        var network = new Network(stack, "network");
        var children = stack.Node.Children.Length;
        var props = new FunctionSecurityGroupProps
        {
            Network = network,
            Name = "functions",
            Egress = [EgressRule.Https, EgressRule.Http, EgressRule.Https with { Description = "again" }, EgressRule.Http],
        };
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new FunctionSecurityGroup(stack, "functions", props),
                Throws.TypeOf<InputException>().With.Message.Contains("2 egress rules for 443-0.0.0.0/0")
                    .And.Message.Contains("2 egress rules for 80-0.0.0.0/0"));
            Assert.That(stack.Node.Children, Has.Length.EqualTo(children));
        });
    });

    [TestCase(0)]
    [TestCase(65_536)]
    public void Port_that_does_not_exist_is_refused(int port) =>
        Assert.That(() => EgressRule.Https with { Port = port }, Throws.TypeOf<InputException>().With.Message.Contains("65535"));

    [Test]
    public void Range_that_is_none_is_refused() =>
        Assert.That(
            () => EgressRule.Https with { Cidr = "10.0.0.1/16" },
            Throws.TypeOf<InputException>().With.Message.StartsWith("The range of an egress rule").And.Message.Contains("10.0.0.0/16"));

    private static SynthesizedStack With(IReadOnlyList<EgressRule>? egress) => SynthesizedStack.Of(stack =>
    {
        var props = new FunctionSecurityGroupProps { Network = new Network(stack, "network"), Name = "functions" };
        _ = new FunctionSecurityGroup(stack, "functions", egress is null ? props : props with { Egress = egress });
    });
}
