using Tap.Security;
using Tap.Storage;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class ImportTests
{
    private const string TableArn = "arn:aws:dynamodb:eu-central-1:444455556666:table/notes";
    private const string KeyArn = "arn:aws:kms:eu-central-1:444455556666:key/0f5e0b9c-0000-4000-8000-000000000000";

    [Test]
    public void A_bucket_grants_by_its_name()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var bucket = SecureBucket.FromName(stack, "inbox", "acme-inbox");
            bucket.GrantObjects(stack.Role(), "new/*", "s3:GetObject");
        }, ("AWS_REGION", "cn-north-1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Single("aws_iam_policy").Statement("InboxNewGetObject").Text("Resource"),
                Is.EqualTo("arn:aws-cn:s3:::acme-inbox/new/*"));
            Assert.That(stack.ResourceTypes.Where(type => type.StartsWith("aws_s3", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public void Listing_a_bucket_is_granted_on_the_bucket() => Assert.That(
        SynthesizedStack.Of(stack => SecureBucket.FromName(stack, "inbox", "acme-inbox").GrantList(stack.Role()))
            .Single("aws_iam_policy").Statement("InboxListBucket").Text("Resource"),
        Is.EqualTo("arn:aws:s3:::acme-inbox"));

    [Test]
    public void A_table_of_another_account_grants_itself_and_its_key()
    {
        var stack = SynthesizedStack.Of(stack =>
            KeyValueTable.FromArn(stack, "notes", TableArn, EncryptionKey.FromArn(stack, "key", KeyArn)).Grant(
                stack.Role(), "dynamodb:GetItem"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Single("aws_iam_policy").Statements().Select(statement => (statement.Text("Sid"), statement.Text("Resource"))),
                Is.EqualTo([("NotesGetItem", TableArn), ("KeyDecryptGenerateDataKey", KeyArn)]));
            Assert.That(stack.Json, Does.Not.Contain("aws_dynamodb_table"));
        }
    }

    [Test]
    public void A_table_by_its_name_is_of_the_stacks_account_and_region() => Assert.That(
        SynthesizedStack.Of(stack => KeyValueTable.FromName(stack, "notes", "notes").Grant(stack.Role(), "dynamodb:GetItem"))
            .Single("aws_iam_policy").Statement("NotesGetItem").Text("Resource"),
        Is.EqualTo("arn:aws:dynamodb:us-east-1:${local.account_id}:table/notes"));

    [TestCase(TableArn, "notes")]
    [TestCase("${var.table}", "${basename(\"${var.table}\")}")]
    public void A_tables_name_is_the_end_of_its_ARN(string arn, string name) => Assert.That(
        SynthesizedStack.Of(stack => _ = new TerraformOutput(
            stack, "name",
            new TerraformOutputConfig { Value = KeyValueTable.FromArn(stack, "notes", arn).Name })).At("output.name").Text("value"),
        Is.EqualTo(name));

    [Test]
    public void What_names_something_else_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal.Of(stack => SecureBucket.FromName(stack, "a", "arn:aws:s3:::inbox")), Does.Contain("'arn:aws:s3:::inbox'"));
            Assert.That(Refusal.Of(stack => KeyValueTable.FromName(stack, "a", TableArn)), Does.Contain("3 to 255 letters"));
            Assert.That(Refusal.Of(stack => KeyValueTable.FromArn(stack, "a", "notes")), Does.Contain("table/name"));
        }
    }
}
