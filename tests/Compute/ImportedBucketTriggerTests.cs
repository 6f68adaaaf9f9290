using Tap.Compute;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

/// <summary>Triggers on a bucket that is not made in the stack.</summary>
public sealed class ImportedBucketTriggerTests
{
    [Test]
    public void They_are_refused_as_they_would_replace_those_of_others() => Assert.That(
        Refusal.Of(
            stack => (stack.Function(), SecureBucket.FromName(stack, "inbox", "acme-inbox")),
            (stack, made) => Notification(stack, made.Item1, made.Item2, replacesOthers: false)),
        Does.Contain("'acme-inbox' is imported").And.Contain("set ReplacesOthers where there is none to keep"));

    [Test]
    public void They_invoke_a_function_where_the_caller_says_that_there_are_none()
    {
        var stack = SynthesizedStack.Of(stack => Notification(
            stack, stack.Function(), SecureBucket.FromName(stack, "inbox", "acme-inbox"), replacesOthers: true));
        var permission = stack.Single("aws_lambda_permission");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Single("aws_s3_bucket_notification").Text("bucket"), Is.EqualTo("acme-inbox"));
            Assert.That(stack.Single("aws_s3_bucket_notification").Texts("depends_on"), Is.EqualTo([permission.Address]));
            Assert.That(
                (permission.Text("source_arn"), permission.Text("source_account")),
                Is.EqualTo(("arn:aws:s3:::acme-inbox", "${local.account_id}")));
        }
    }

    private static void Notification(TapStack stack, NodeFunction function, IBucket bucket, bool replacesOthers) =>
        _ = new BucketNotification(stack, "notification", new BucketNotificationProps
        {
            Bucket = bucket,
            Triggers = [new BucketTrigger { Prefix = "new/", Function = function }],
            ReplacesOthers = replacesOthers,
        });
}
