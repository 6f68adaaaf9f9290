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

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => _ = new ApiKeyParameter(stack, "api-key"));
}
