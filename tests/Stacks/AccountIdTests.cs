using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>
/// Where stacks have the id of their account from: a data source would ask AWS at every plan, and the ARN of something that is replaced
/// with data would be unknown just then.
/// </summary>
public sealed class AccountIdTests
{
    [TestCase("events", "image-processor_role")]
    [TestCase("foundation", "apigateway-logging_role")]
    [TestCase("gateway", "gateway-handler_role")]
    [TestCase("processing", "api-handler-role")]
    [TestCase("tasks", "get-handler_role")]
    public void It_comes_from_a_role_that_waits_for_nothing(string name, string construct)
    {
        var stack = AllStacks.Synthesize(name, ("TAP_GITHUB_REPOSITORY", "owner/name"));
        var role = stack.All("aws_iam_role").Single(role => role.Address.Contains($".{construct}_", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.At("locals").Text("account_id"), Is.EqualTo($$"""${element(split(":", {{role.Address}}.arn), 4)}"""));
            Assert.That(role.ToString(), Does.Not.Contain("${"));
            Assert.That(stack.Json, Does.Not.Contain("aws_caller_identity"));
        }
    }
}
