using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>What the constraints of <c>tasks</c> say nothing about.</summary>
public sealed class TasksStackTests
{
    [TestCase("single", 0)]
    [TestCase("none", 1)]
    public void Without_NAT_an_endpoint_leads_to_Systems_Manager(string nat, int endpoints) => Assert.That(
        Synthesize(("TAP_NAT_GATEWAYS", nat)).All("aws_vpc_endpoint").Count(
            endpoint => endpoint.Text("service_name") == "com.amazonaws.us-east-1.ssm"), Is.EqualTo(endpoints));

    [Test]
    public void Functions_are_made_after_the_endpoint_that_they_reach_Systems_Manager_through()
    {
        var stack = Synthesize(("TAP_NAT_GATEWAYS", "none"));
        var endpoint = stack.Single("aws_vpc_endpoint", "service_name", "com.amazonaws.us-east-1.ssm");
        Assert.That(
            stack.All("aws_lambda_function").Select(function => function.Texts("depends_on")),
            Has.Exactly(4).Items.And.All.Contains(endpoint.Address));
    }

    // Of an account's 10,000 requests a second and bursts of 5,000 in a region, for all its APIs.
    [Test]
    public void Callers_without_a_key_cannot_use_up_what_the_account_may_do()
    {
        var stack = Synthesize();
        var (methods, settings) = (stack.All("aws_api_gateway_method").Count, stack.Single("aws_api_gateway_method_settings")["settings"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(methods * settings.GetProperty("throttling_rate_limit").GetDouble(), Is.EqualTo(450));
            Assert.That(methods * settings.GetProperty("throttling_burst_limit").GetDouble(), Is.EqualTo(900));
        }
    }

    private static SynthesizedStack Synthesize(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of((app, settings) => new TasksStack(app, settings), environment);
}
