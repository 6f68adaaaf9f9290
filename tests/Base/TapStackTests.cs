using Tap.Core;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests;

public sealed class TapStackTests
{
    [Test]
    public void Every_resource_gets_the_default_tags() =>
        Assert.That(Stack(("REPOSITORY", "acme/tap"), ("COMMIT_AUTHOR", "Jo Doe")).At("provider.aws").Text(
            "0.default_tags.0.tags"), Is.EqualTo(
            "{\"Application\":\"tap\",\"CommitAuthor\":\"Jo Doe\",\"Environment\":\"production\",\"ManagedBy\":\"cdktf\","
            + "\"Project\":\"trainr963\",\"Repository\":\"acme/tap\",\"Stack\":\"test\"}"));

    [TestCase("key", "dev/test.tfstate")]
    [TestCase("encrypt", "true")]
    [TestCase("use_lockfile", "true")]
    [TestCase("dynamodb_table", null)]
    [TestCase("bucket", "trainr963-dev-s3-terraform-state-production")]
    [TestCase("region", "us-east-1")]
    [TestCase("use_path_style", null)]
    [TestCase("skip_credentials_validation", null)]
    [TestCase("skip_requesting_account_id", null)]
    public void State_is_encrypted_and_locked_in_S3(string path, string? value) =>
        Assert.That(Stack().At("terraform.backend.s3").Text(path), Is.EqualTo(value));

    [TestCase("use_path_style")]
    [TestCase("skip_credentials_validation")]
    [TestCase("skip_requesting_account_id")]
    public void State_at_an_endpoint_needs_what_such_endpoints_need(string path) =>
        Assert.That(Stack(("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")).At("terraform.backend.s3").Text(path), Is.EqualTo("true"));

    [Test]
    public void State_can_be_local() =>
        Assert.That(
            Stack(("TAP_STATE", "local")).At("terraform").Text("backend"),
            Is.EqualTo("""{"local":{"path":"../../../terraform.dev.test.tfstate"}}"""));

    [TestCase("s3_use_path_style")]
    [TestCase("skip_credentials_validation")]
    [TestCase("skip_metadata_api_check")]
    public void Endpoint_settings_are_there_only_with_an_endpoint(string path)
    {
        var (with, without) = (Stack(("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")), Stack());
        Assert.That(
            (with.At("provider.aws").Text($"0.{path}"), without.At("provider.aws").Text($"0.{path}")), Is.EqualTo(("true", (string?)null)));
    }

    [TestCase("http://127.0.0.1:4566")]
    [TestCase("")]
    public void The_account_is_asked_for_so_that_ARNs_are_whole(string endpoint) =>
        Assert.That(Stack(("AWS_ENDPOINT_URL", endpoint)).At("provider.aws").Text("0.skip_requesting_account_id"), Is.Null);

    [Test]
    public void A_construct_outside_a_deployment_is_refused()
    {
        var stack = new TerraformStack(Testing.App(), "plain");
        Assert.That(
            () => new Tap.Storage.DeadLetterQueue(stack, "dlq"),
            Throws.TypeOf<InputException>().With.Message.Contains("Construct 'dlq'").And.Message.Contains("TapStack"));
        Assert.That(stack.Node.Children, Is.Empty);
    }

    [Test]
    public void Synthesizing_twice_gives_the_same_bytes()
    {
        string[] twice = [Keys().Json, Keys().Json];
        Assert.That(twice[0], Is.EqualTo(twice[1]));

        static SynthesizedStack Keys() => SynthesizedStack.Of(stack => stack.EncryptionKey().GrantUse(stack.Role()));
    }

    private static SynthesizedStack Stack(params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(_ => { }, environment);
}
