using Tap.Api;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

public sealed class AllowedCallersTests
{
    [TestCase("Effect", "Deny")]
    [TestCase("Principal", "*")]
    [TestCase("Action", "execute-api:Invoke")]
    [TestCase("Condition", """{"NotIpAddress":{"aws:SourceIp":["203.0.113.1/32","198.51.100.2/32"]}}""")]
    public void Everybody_else_is_denied(string element, string value) =>
        Assert.That(Policy(Restricted()).Statement("DenyOtherAddresses").Text(element), Is.EqualTo(value));

    [Test]
    public void They_are_denied_the_whole_API()
    {
        var stack = Restricted();
        Assert.That(Policy(stack).Statement("DenyOtherAddresses").Text("Resource"), Is.EqualTo($"{Arn(stack)}/*"));
    }

    [Test]
    public void Only_methods_without_a_signature_are_allowed()
    {
        var stack = Restricted();
        Assert.That(Policy(stack).Statement("AllowUnsigned").Texts("Resource"), Is.EquivalentTo([
            $"{Arn(stack)}/prod/POST/tasks", $"{Arn(stack)}/prod/OPTIONS/tasks", $"{Arn(stack)}/prod/OPTIONS/tasks/*",
        ]));
    }

    [Test]
    public void The_policy_is_the_APIs()
    {
        var stack = Restricted();
        Assert.That(Policy(stack).Text("rest_api_id"), Is.EqualTo(stack.Single("aws_api_gateway_rest_api").Reference("id")));
    }

    [Test]
    public void By_default_calls_come_from_anywhere() =>
        Assert.That(ApiFixture.Synthesize().All("aws_api_gateway_rest_api_policy"), Is.Empty);

    private static SynthesizedStack Restricted() => ApiFixture.Synthesize(props => props with
    {
        AllowedIps = ["203.0.113.1/32", "198.51.100.2/32"],
        Routes = new Dictionary<string, Route>(props.Routes)
        {
            ["POST /tasks"] = props.Routes["POST /tasks"] with { Authorization = RouteAuthorization.Open("Test") },
        },
    });

    private static SynthesizedResource Policy(SynthesizedStack stack) => stack.Single("aws_api_gateway_rest_api_policy");

    private static string Arn(SynthesizedStack stack) => stack.Single("aws_api_gateway_rest_api").Reference("execution_arn");
}
