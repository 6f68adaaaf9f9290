using Tap.Security;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class ImportedEncryptionKeyTests
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/0f5e0b9c-0000-4000-8000-000000000000";

    [Test]
    public void Its_use_is_granted_by_the_policy_of_who_uses_it()
    {
        var stack = SynthesizedStack.Of(stack => Key(stack).GrantUse(stack.Role()));
        var statement = stack.Single("aws_iam_policy").Statement("KeyDecryptGenerateDataKey");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statement.Text("Action"), Is.EqualTo("""["kms:Decrypt","kms:GenerateDataKey"]"""));
            Assert.That(statement.Text("Resource"), Is.EqualTo(Arn));
            Assert.That(stack.Json, Does.Not.Contain("aws_kms_key"));
        }
    }

    [Test]
    public void What_is_made_here_can_lie_under_it()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var (key, role) = (Key(stack), stack.Role());
            new SecureBucket(stack, "data", new() { Name = "data", EncryptionKey = key }).GrantList(role);
            new KeyValueTable(stack, "table", new() { Name = "notes", PartitionKey = new("id"), EncryptionKey = key })
                .Grant(role, "dynamodb:GetItem");
            new DeadLetterQueue(stack, "dlq", new() { EncryptionKey = key }).GrantSend(role);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Single("aws_s3_bucket_server_side_encryption_configuration")
                    .Text("rule.0.apply_server_side_encryption_by_default.kms_master_key_id"),
                Is.EqualTo(Arn));
            Assert.That(stack.Single("aws_dynamodb_table").Text("server_side_encryption.kms_key_arn"), Is.EqualTo(Arn));
            Assert.That(stack.Single("aws_sqs_queue").Text("kms_master_key_id"), Is.EqualTo(Arn));
            Assert.That(
                stack.Single("aws_iam_policy").Statements().Count(statement => statement.Text("Resource") == Arn), Is.EqualTo(1));
        }
    }

    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/data")]
    [TestCase("0f5e0b9c-0000-4000-8000-000000000000")]
    public void Another_ARN_is_refused(string arn) => Assert.That(
        Refusal.Of(stack => EncryptionKey.FromArn(stack, "key", arn)), Does.Contain("not of an alias").And.Contain($"'{arn}'"));

    private static IEncryptionKey Key(TapStack stack) => EncryptionKey.FromArn(stack, "key", Arn);
}
