using Tap.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class ApiKeySecretTests
{
    [Test]
    public void It_has_its_name_and_no_value()
    {
        var stack = Synthesize();
        Assert.That(
            (stack.Single("aws_secretsmanager_secret").Text("name"), stack.All("aws_secretsmanager_secret_version").Count),
            Is.EqualTo(("trainr963-dev-secretsmanager-test-api-keys-production", 0)));
    }

    [Test]
    public void A_grant_is_of_reading_just_this_secret()
    {
        var stack = SynthesizedStack.Of(stack => new ApiKeySecret(stack, "api-keys").GrantRead(stack.Role()));
        var statement = stack.Single("aws_iam_policy").Statements().Single();
        Assert.That(
            (statement.Text("Action"), statement.Text("Resource")),
            Is.EqualTo(("secretsmanager:GetSecretValue", stack.Single("aws_secretsmanager_secret").Reference("arn"))));
    }

    [Test]
    public void A_name_that_Secrets_Manager_would_refuse_is_refused() => Assert.That(
        Refusal.Of(stack => _ = new ApiKeySecret(stack, "api-keys", new ApiKeySecretProps { Name = "api keys" })),
        Does.Contain("Secrets Manager secret").And.Contains("api keys"));

    private static SynthesizedStack Synthesize(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(stack => _ = new ApiKeySecret(stack, "api-keys"), environment);
}
