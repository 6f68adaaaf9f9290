using Tap.Core;
using Tap.Networking;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

public sealed class ImportedNetworkTests
{
    private static readonly string[] Subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];

    [Test]
    public void A_function_runs_in_its_private_subnets_under_a_group_made_here()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var network = Network.FromAttributes(new() { VpcId = "vpc-0a1b2c3d4e5f60718", PrivateSubnetIds = Subnets });
            var group = new FunctionSecurityGroup(stack, "group", new() { Network = network, Name = "functions" });
            stack.Function(props => props with { Network = network, SecurityGroup = group });
        });
        var function = stack.Single("aws_lambda_function");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(function.Texts("vpc_config.subnet_ids"), Is.EqualTo(Subnets));
            Assert.That(function.Texts("vpc_config.security_group_ids"), Is.EqualTo([stack.Single("aws_security_group").Reference("id")]));
            Assert.That(stack.Single("aws_security_group").Text("vpc_id"), Is.EqualTo("vpc-0a1b2c3d4e5f60718"));
            Assert.That(stack.Json, Does.Not.Contain("\"aws_vpc\"").And.Not.Contain("\"data\""));
        }
    }

    [Test]
    public void Ids_may_be_references() => Assert.That(
        Network.FromAttributes(new() { VpcId = "${var.vpc}", PrivateSubnetIds = ["${var.subnet}"] }).PrivateSubnetIds,
        Is.EqualTo(["${var.subnet}"]));

    [Test]
    public void Ids_of_something_else_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new NetworkAttributes { VpcId = "10.0.0.0/16", PrivateSubnetIds = Subnets },
                Throws.TypeOf<InputException>().With.Message.Contains("like vpc-").And.Message.Contains("'10.0.0.0/16'"));
            Assert.That(() => new NetworkAttributes { VpcId = "vpc-0a1b2c3d", PrivateSubnetIds = ["vpc-0a1b2c3d"] },
                Throws.TypeOf<InputException>().With.Message.Contains("like subnet-"));
            Assert.That(() => new NetworkAttributes { VpcId = "vpc-0a1b2c3d", PrivateSubnetIds = [] },
                Throws.TypeOf<InputException>().With.Message.Contains("private subnets"));
        }
    }
}
