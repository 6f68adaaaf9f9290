using Tap.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class ApiKeyParameterTests
{
    [TestCase("type", "SecureString")]
    [TestCase("value_wo", """${coalesce(var.api_key, "unset")}""")]
    [TestCase("value_wo_version", "1")]
    [TestCase("value", null)]
    [TestCase("insecure_value", null)]
    [TestCase(
        "lifecycle.ignore_changes",
        """["allowed_pattern","data_type","description","key_id","tier","type","value","value_wo","value_wo_version"]""")]
    public void Its_value_is_a_secret_that_is_written_once(string path, string? value) =>
        Assert.That(Default().Single("aws_ssm_parameter").Text(path), Is.EqualTo(value));

    [TestCase("sensitive", "true")]
    [TestCase("ephemeral", "true")]
    [TestCase("nullable", "false")]
    [TestCase("default", ApiKeyParameter.Unset)]
    public void Its_variable_leaves_no_trace(string path, string value) =>
        Assert.That(Default().At("variable.api_key").Text(path), Is.EqualTo(value));

    [Test]
    public void The_value_is_nowhere_in_what_is_synthesized() =>
        Assert.That(
            SynthesizedStack.Of(stack => _ = new ApiKeyParameter(stack, "api-key"), ("TF_VAR_api_key", "s3cr3t")).Json,
            Does.Not.Contain("s3cr3t"));

    [Test]
    public void A_grant_is_of_reading_just_this_parameter()
    {
        var stack = SynthesizedStack.Of(stack => new ApiKeyParameter(stack, "api-key").GrantRead(stack.Role()));
        var statement = stack.Single("aws_iam_policy").Statements().Single();
        Assert.That(
            (statement.Text("Action"), statement.Text("Resource")),
            Is.EqualTo(("ssm:GetParameter", stack.Single("aws_ssm_parameter").Reference("arn"))));
    }

    [Test]
    public void Two_have_two_variables()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            _ = new ApiKeyParameter(stack, "api-key");
            _ = new ApiKeyParameter(stack, "partner-key");
            _ = new ApiKeyParameter(stack, "other", new ApiKeyParameterProps { Variable = "admin_key" });
        });
        Assert.That(
            stack.All("aws_ssm_parameter").Select(parameter => parameter.Text("value_wo")),
            Is.EquivalentTo(new[] { "api_key", "partner_key", "admin_key" }.Select(name => $$"""${coalesce(var.{{name}}, "unset")}""")));
        Assert.That(stack.At("variable.partner_key").Text("description"), Does.Contain("TF_VAR_partner_key"));
    }

    [Test]
    public void A_variable_that_another_has_is_refused() => Assert.That(
        Refusal.Of(
            stack => _ = new ApiKeyParameter(stack, "api-key"),
            (stack, _) => _ = new ApiKeyParameter(stack, "partner-key", new ApiKeyParameterProps { Variable = "api_key" })),
        Does.Contain("ApiKeyParameter 'test/partner-key'").And.Contain("its variable is 'api_key', which is that of 'test/api-key'"));

    [TestCase("1-key", null, "_key")]
    [TestCase("api-key", "api key", "api key")]
    [TestCase("version", null, "version")]
    public void A_variable_that_Terraform_would_refuse_is_refused(string id, string? variable, string named) => Assert.That(
        Refusal.Of(stack => _ = new ApiKeyParameter(stack, id, new ApiKeyParameterProps { Variable = variable })),
        Does.Contain($"{named}'").And.Contain("choose another Variable"));

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => _ = new ApiKeyParameter(stack, "api-key"));
}
