using Tap.Compute;
using Tap.Core;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class EncryptionKeyTests
{
    [TestCase("enable_key_rotation", "true")]
    [TestCase("deletion_window_in_days", "30")]
    public void It_rotates_and_can_be_saved_for_30_days(string path, string value) =>
        Assert.That(Default().Single("aws_kms_key").Text(path), Is.EqualTo(value));

    [Test]
    public void It_has_an_alias()
    {
        var stack = Default();
        var alias = stack.Single("aws_kms_alias");
        Assert.That(
            (alias.Text("name"), alias.Text("target_key_id")),
            Is.EqualTo(("alias/trainr963-dev-kms-data-production", stack.Single("aws_kms_key").Reference("key_id"))));
    }

    [TestCase("us-east-1", "aws")]
    [TestCase("us-gov-west-1", "aws-us-gov")]
    public void Its_account_administers_it(string region, string partition) =>
        Assert.That(
            SynthesizedStack.Of(stack => stack.EncryptionKey(), ("AWS_REGION", region)).Single("aws_kms_key")
                .Statement("Administration")
                .Text("Principal"),
            Is.EqualTo($$$"""{"AWS":"arn:{{{partition}}}:iam::${local.account_id}:root"}"""));

    [TestCase("kms:Decrypt")]
    [TestCase("kms:Encrypt")]
    [TestCase("kms:GenerateDataKey")]
    public void Administering_it_is_not_using_it(string action) =>
        Assert.That(Default().Single("aws_kms_key").Statement("Administration").Texts("Action"), Does.Not.Contain(action));

    [Test]
    public void By_itself_it_is_administered_and_nothing_else() =>
        Assert.That(
            Default().Single("aws_kms_key").Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["Administration"]));

    [Test]
    public void The_account_uses_it_only_through_the_services_whose_resources_are_under_it()
    {
        var key = SynthesizedStack.Of(stack =>
        {
            var key = stack.EncryptionKey();
            _ = new KeyValueTable(
                stack, "table", new KeyValueTableProps { Name = "table", PartitionKey = new TableKey("id"), EncryptionKey = key });
            _ = new DeadLetterQueue(stack, "dlq", new DeadLetterQueueProps { EncryptionKey = key });
            _ = new SecureBucket(stack, "bucket", new SecureBucketProps { Name = "bucket", EncryptionKey = key });
        }).Single("aws_kms_key");
        Assert.That(
            (key.Statement("DeploymentThroughServices").Text("Condition"), key.Statements().Count),
            Is.EqualTo(("""{"StringEquals":{"kms:ViaService":"dynamodb.us-east-1.amazonaws.com"}}""", 3)));
    }

    [Test]
    public void A_function_under_it_is_deployed_through_Lambda() => Assert.That(
        SynthesizedStack.Of(stack =>
        {
            var (key, packages) = (stack.EncryptionKey(), new PackageBucket(stack, "packages"));
            foreach (var name in new[] { "api-handler", "processor" })
                _ = new NodeFunction(stack, name, FunctionFixture.Props(packages) with { Name = name, EncryptionKey = key });
        }).Single("aws_kms_key").Statement("DeploymentThroughServices").Text("Condition"),
        Is.EqualTo("""{"StringEquals":{"kms:ViaService":"lambda.us-east-1.amazonaws.com"}}"""));

    [TestCase("dynamodb", "true", true)]
    [TestCase("lambda", "true", true)]
    [TestCase("dynamodb", "false", false)]
    [TestCase("s3", "true", false)]
    [TestCase(null, "true", false)]
    [TestCase(null, null, false)]
    public void Grants_are_made_by_AWS_services_for_their_own_resources_only(string? through, string? forResource, bool allowed)
    {
        var policy = new PolicySimulation(SynthesizedStack.Of(stack =>
        {
            var key = stack.EncryptionKey();
            key.GrantDeploymentThrough("dynamodb");
            key.GrantDeploymentThrough("lambda");
            key.GrantDecryptThrough("sqs");
            key.GrantUse(stack.Role());
        }).Single("aws_kms_key").Statements().Select(statement => statement.Value));
        (string, string)[] context =
        [
            .. through is null ? [] : new[] { ("kms:ViaService", $"{through}.us-east-1.amazonaws.com") },
            .. forResource is null ? [] : new[] { ("kms:GrantIsForAWSResource", forResource) },
        ];
        Assert.That(policy.Allows("kms:CreateGrant", "*", context), Is.EqualTo(allowed));
    }

    [Test]
    public void The_account_may_decrypt_through_a_service_and_not_more()
    {
        var statement = SynthesizedStack.Of(stack => stack.EncryptionKey().GrantDecryptThrough("sqs")).Single("aws_kms_key")
            .Statement("DecryptThroughSqs");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statement.Text("Action"), Is.EqualTo("kms:Decrypt"));
            Assert.That(statement.Text("Principal"), Is.EqualTo("""{"AWS":"arn:aws:iam::${local.account_id}:root"}"""));
            Assert.That(statement.Text("Condition"), Is.EqualTo("""{"StringEquals":{"kms:ViaService":"sqs.us-east-1.amazonaws.com"}}"""));
        }
    }

    [Test]
    public void Every_role_that_may_use_it_is_named()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var key = stack.EncryptionKey();
            key.GrantUse(stack.Role("a"));
            key.GrantUse(stack.Role("b"));
        });
        var key = stack.Single("aws_kms_key");
        Assert.That(
            new[] { "UseATest", "UseBTest" }.Select(sid => (key.Statement(sid).Text("Principal.AWS"), key.Statement(sid).Text("Action"))),
            Is.EqualTo(stack.All("aws_iam_role").Select(role => (role.Reference("arn"), """["kms:Decrypt","kms:GenerateDataKey"]"""))));
    }

    [Test]
    public void Nobody_is_everybody() =>
        Assert.That(
            SynthesizedStack.Of(stack => stack.EncryptionKey().GrantUse(stack.Role())).Single("aws_kms_key")
                .Statements()
                .Select(statement => statement.Text("Principal")),
            Is.All.Not.Contains("*"));

    [Test]
    public void Naming_a_role_again_changes_nothing()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var (key, role) = (stack.EncryptionKey(), stack.Role());
            key.GrantUse(role);
            key.GrantUse(role);
        });
        Assert.That(stack.Single("aws_kms_key").Statements(), Has.Count.EqualTo(2));
    }

    [Test]
    public void An_alias_that_KMS_would_refuse_is_refused() => Assert.That(
        Refusal.Of(stack => _ = new EncryptionKey(stack, "key", new() { Name = "a.b", Description = "" })), Does.Contain("KMS alias name"));

    [TestCase(6)]
    [TestCase(31)]
    public void A_deletion_window_that_KMS_does_not_take_is_refused(int days) => Assert.That(
        () => new EncryptionKeyProps { Name = "a", Description = "", DeletionWindow = TimeSpan.FromDays(days) },
        Throws.TypeOf<InputException>().With.Message.Contains($"but was {days}"));

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => stack.EncryptionKey());
}
