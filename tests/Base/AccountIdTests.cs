using Tap.Networking;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests;

public sealed class AccountIdTests
{
    [Test]
    public void A_role_that_is_made_before_or_after_gives_it([Values] bool before)
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            if (before)
                stack.Role("first");
            Output(stack, stack.Deployment.AccountId);
            stack.Role(before ? "second" : "first");
            stack.Role("third");
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.At("output.account").Text("value"), Is.EqualTo("${local.account_id}"));
            Assert.That(
                stack.At("locals").Text("account_id"),
                Is.EqualTo($$"""${element(split(":", {{RoleOf(stack, "first")}}.arn), 4)}"""));
            Assert.That(stack.Json, Does.Not.Contain("aws_caller_identity"));
        }
    }

    [Test]
    public void A_role_whose_trust_names_the_account_cannot_give_it()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            _ = new Network(stack, "network");
            stack.Role("first");
        });
        Assert.That(stack.At("locals").Text("account_id"), Does.Contain(RoleOf(stack, "first")));
    }

    [Test]
    public void A_stack_without_such_a_role_asks_AWS()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Network(stack, "network"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.At("data.aws_caller_identity").Value.EnumerateObject().Count(), Is.EqualTo(1));
            Assert.That(stack.At("locals").Text("account_id"), Is.EqualTo("${data.aws_caller_identity.caller-identity.account_id}"));
        }
    }

    [Test]
    public void A_stack_that_does_not_name_it_has_nothing_of_it() =>
        Assert.That(SynthesizedStack.Of(stack => stack.Role()).Json, Does.Not.Contain("locals").And.Not.Contain("aws_caller_identity"));

    private static void Output(TapStack stack, string value) =>
        _ = new TerraformOutput(stack, "account", new TerraformOutputConfig { Value = value });

    private static string RoleOf(SynthesizedStack stack, string name) =>
        stack.Single("aws_iam_role", "name", $"trainr963-dev-iam-{name}-production").Address;
}
