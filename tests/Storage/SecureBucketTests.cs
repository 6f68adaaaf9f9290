using Tap.Core;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class SecureBucketTests
{
    [Test]
    public void It_is_versioned() =>
        Assert.That(Default().Single("aws_s3_bucket_versioning").Text("versioning_configuration.status"), Is.EqualTo("Enabled"));

    [Test]
    public void By_default_S3s_own_keys_encrypt_it() =>
        Assert.That(Encryption(Default()), Is.EqualTo(("AES256", (string?)null, (string?)null)));

    [Test]
    public void A_key_encrypts_it_by_way_of_a_bucket_key()
    {
        var stack = SynthesizedStack.Of(stack => Bucket(stack, new() { Name = "data", EncryptionKey = stack.EncryptionKey() }));
        Assert.That(Encryption(stack), Is.EqualTo(("aws:kms", stack.Single("aws_kms_key").Reference("arn"), "true")));
    }

    [TestCase("block_public_acls")]
    [TestCase("block_public_policy")]
    [TestCase("ignore_public_acls")]
    [TestCase("restrict_public_buckets")]
    public void Public_access_is_blocked(string rule) =>
        Assert.That(Default().Single("aws_s3_bucket_public_access_block").Text(rule), Is.EqualTo("true"));

    [Test]
    public void Everything_in_it_belongs_to_its_owner() =>
        Assert.That(Default().Single("aws_s3_bucket_ownership_controls").Text("rule.object_ownership"), Is.EqualTo("BucketOwnerEnforced"));

    [TestCase("Effect", "Deny")]
    [TestCase("Principal", "*")]
    [TestCase("Action", "s3:*")]
    [TestCase("Condition", """{"Bool":{"aws:SecureTransport":"false"}}""")]
    public void Its_policy_denies_everybody_everything_but_TLS(string element, string value) =>
        Assert.That(Default().Single("aws_s3_bucket_policy").Statement("DenyInsecureTransport").Text(element), Is.EqualTo(value));

    [Test]
    public void The_TLS_policy_covers_the_bucket_and_its_objects()
    {
        var stack = Default();
        var arn = stack.Single("aws_s3_bucket").Reference("arn");
        Assert.That(
            stack.Single("aws_s3_bucket_policy").Statement("DenyInsecureTransport").Texts("Resource"), Is.EqualTo([arn, $"{arn}/*"]));
    }

    [Test]
    public void A_statement_more_keeps_the_TLS_policy()
    {
        var policy = SynthesizedStack.Of(stack => Bucket(stack).AddToPolicy(Statement("More"))).Single("aws_s3_bucket_policy");
        Assert.That(policy.Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["DenyInsecureTransport", "More"]));
    }

    [Test]
    public void The_TLS_policy_cannot_be_replaced() =>
        SynthesizedStack.Of(stack => Assert.That(
            () => Bucket(stack).AddToPolicy(Statement("DenyInsecureTransport")),
            Throws.TypeOf<InputException>().With.Message.Contains("'DenyInsecureTransport'").And.Message.Contains("id of its own")));

    [Test]
    public void The_policy_waits_for_the_public_access_block()
    {
        var stack = Default();
        Assert.That(
            stack.Single("aws_s3_bucket_policy").Texts("depends_on"),
            Is.EqualTo([stack.Single("aws_s3_bucket_public_access_block").Address]));
    }

    [Test]
    public void A_role_may_list_it_when_asked()
    {
        var stack = SynthesizedStack.Of(stack => Bucket(stack).GrantList(new Role(stack, "role", RoleProps.OfFunction("lister"))));
        var statement = stack.Single("aws_iam_policy").Statement("BucketListBucket");
        Assert.That(
            (statement.Text("Action"), statement.Text("Resource")),
            Is.EqualTo(("s3:ListBucket", stack.Single("aws_s3_bucket").Reference("arn"))));
    }

    [Test]
    public void A_lock_is_put_on_the_versioned_bucket_and_replaces_none()
    {
        var stack = SynthesizedStack.Of(
            stack => Bucket(stack, new() { Name = "data", ObjectLock = new ObjectLock(ObjectLockMode.Governance, TimeSpan.FromDays(30)) }));
        var (bucket, objectLock) = (stack.Single("aws_s3_bucket"), stack.Single("aws_s3_bucket_object_lock_configuration"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(objectLock.Text("bucket"), Is.EqualTo(bucket.Reference("id")));
            Assert.That(objectLock.Text("rule"), Is.EqualTo("""{"default_retention":{"days":30,"mode":"GOVERNANCE"}}"""));
            Assert.That(objectLock.Texts("depends_on"), Is.EqualTo([stack.Single("aws_s3_bucket_versioning").Address]));
            Assert.That(bucket.Text("object_lock_enabled"), Is.Null);
        }
    }

    [Test]
    public void By_default_nothing_is_locked_or_logged() =>
        Assert.That(
            Default().ResourceTypes, Has.None.EqualTo("aws_s3_bucket_object_lock_configuration").And.None.EqualTo("aws_s3_bucket_logging"));

    [Test]
    public void A_grant_is_of_these_actions_on_these_keys()
    {
        var stack = SynthesizedStack.Of(stack => Bucket(stack).GrantObjects(stack.Role(), "inbox/*", "s3:GetObject", "s3:PutObject"));
        Assert.That(
            stack.Single("aws_iam_policy").Statements().Select(statement => statement.Value.GetRawText()),
            Is.EqualTo([
                """{"Sid":"BucketInboxGetObjectPutObject","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"]"""
                    + $$""","Resource":"{{stack.Single("aws_s3_bucket").Reference("arn")}}/inbox/*"}""",
            ]));
    }

    [Test]
    public void A_grant_includes_the_use_of_the_buckets_key()
    {
        var stack = SynthesizedStack.Of(stack =>
            Bucket(stack, new() { Name = "data", EncryptionKey = stack.EncryptionKey() }).GrantObjects(stack.Role(), "*", "s3:GetObject"));
        Assert.That(
            stack.Single("aws_kms_key").Statement("UseRoleTest").Text("Principal.AWS"),
            Is.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
    }

    [Test]
    public void A_wildcard_grant_is_refused() =>
        SynthesizedStack.Of(stack => Assert.That(
            () => Bucket(stack).GrantObjects(stack.Role(), "*", "s3:*"),
            Throws.TypeOf<InputException>().With.Message.Contains("allows s3:*")));

    [Test]
    public void Grants_of_keys_that_read_alike_do_not_collide()
    {
        var policy = SynthesizedStack.Of(stack =>
        {
            var (bucket, role) = (Bucket(stack), stack.Role());
            bucket.GrantObjects(role, "in/*", "s3:GetObject");
            bucket.GrantObjects(role, "in*", "s3:GetObject");
        }).Single("aws_iam_policy");
        Assert.That(
            policy.Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["BucketInGetObject", "BucketInGetObject2"]));
    }

    [Test]
    public void A_name_that_S3_would_refuse_is_refused() =>
        Assert.That(
            Refusal.Of(stack => Bucket(stack, new() { Name = "Data" })), Does.Contain("S3 bucket name 'trainr963-dev-s3-Data-production'"));

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => Bucket(stack));

    private static SecureBucket Bucket(TapStack stack, SecureBucketProps? props = null) =>
        new(stack, "bucket", props ?? new() { Name = "data" });

    private static PolicyStatement Statement(string sid) =>
        new() { Sid = sid, Deny = true, Actions = ["s3:DeleteObject"], Resources = ["arn:aws:s3:::x/*"] };

    private static (string? Algorithm, string? Key, string? BucketKey) Encryption(SynthesizedStack stack)
    {
        var resource = stack.Single("aws_s3_bucket_server_side_encryption_configuration");
        return (
            resource.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm"),
            resource.Text("rule.0.apply_server_side_encryption_by_default.kms_master_key_id"),
            resource.Text("rule.0.bucket_key_enabled"));
    }
}
