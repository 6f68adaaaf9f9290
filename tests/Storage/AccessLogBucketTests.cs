using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class AccessLogBucketTests
{
    private static readonly SynthesizedStack Stack = SynthesizedStack.Of(stack =>
        _ = new AccessLogBucket(stack, "access-logs"));

    [Test]
    public void Only_S3_writes_to_it_and_only_for_buckets_of_the_project_in_the_account()
    {
        var statement = Stack.Single("aws_s3_bucket_policy").Statement("DeliverAccessLogs");
        Assert.That(statement.Value.GetRawText(), Is.EqualTo(
            """{"Sid":"DeliverAccessLogs","Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"}"""
            + $$""","Action":"s3:PutObject","Resource":"{{Stack.Single("aws_s3_bucket").Reference("arn")}}/*","Condition":"""
            + """{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::trainr963-*"},"StringEquals":{"aws:SourceAccount":"${local.account_id}"}}}"""));
    }

    [Test]
    public void S3_delivers_under_no_keys_but_its_own() =>
        Assert.That(
            Stack.Single("aws_s3_bucket_server_side_encryption_configuration").Text("rule.0.apply_server_side_encryption_by_default"),
            Is.EqualTo("""{"sse_algorithm":"AES256"}"""));

    [Test]
    public void It_does_not_log_access_to_itself() => Assert.That(Stack.All("aws_s3_bucket_logging"), Is.Empty);

    [Test]
    public void Records_go_after_a_year() =>
        Assert.That(Stack.Single("aws_s3_bucket_lifecycle_configuration").Text("rule.0.expiration.0.days"), Is.EqualTo("365"));

    [Test]
    public void A_name_that_S3_would_refuse_is_refused() =>
        Assert.That(
            Refusal.Of(stack => _ = new AccessLogBucket(stack, "logs", new AccessLogBucketProps { Name = "Logs" })),
            Does.Contain("S3 bucket name"));
}
