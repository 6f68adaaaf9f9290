using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>What workflows that deploy can do to the bucket with the state.</summary>
public sealed class FoundationBucketSettingsTests
{
    // All actions on buckets that do not just read or list
    // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html).
    private static readonly string[] Changes =
    [
        "CreateBucket", "CreateBucketMetadataTableConfiguration", "DeleteBucket", "DeleteBucketMetadataTableConfiguration",
        "DeleteBucketPolicy", "DeleteBucketWebsite", "PutAccelerateConfiguration", "PutAnalyticsConfiguration", "PutBucketAbac",
        "PutBucketAcl", "PutBucketCORS", "PutBucketLogging", "PutBucketNotification", "PutBucketObjectLockConfiguration",
        "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketPublicAccessBlock", "PutBucketRequestPayment", "PutBucketTagging",
        "PutBucketVersioning", "PutBucketWebsite", "PutEncryptionConfiguration", "PutIntelligentTieringConfiguration",
        "PutInventoryConfiguration", "PutLifecycleConfiguration", "PutMetricsConfiguration", "PutReplicationConfiguration", "TagResource",
        "UntagResource", "UpdateBucketMetadataAnnotationTableConfiguration", "UpdateBucketMetadataInventoryTableConfiguration",
        "UpdateBucketMetadataJournalTableConfiguration",
    ];

    private static readonly Lazy<SynthesizedStack> Foundation = new(() =>
        SynthesizedStack.Of((app, settings) => new FoundationStack(app, settings), ("TAP_GITHUB_REPOSITORY", "acme/tap")));

    private static string Bucket =>
        Foundation.Value.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-terraform-state-production").Reference("arn");

    [TestCaseSource(nameof(Changes))]
    public void A_setting_of_the_bucket_stays(string action) => Assert.That(Apply().Denies($"s3:{action}", Bucket), Is.True);

    [TestCase("s3:ListBucket", "")]
    [TestCase("s3:GetBucketLocation", "")]
    [TestCase("s3:GetObject", "/dev/tasks.tfstate")]
    [TestCase("s3:PutObject", "/dev/tasks.tfstate")]
    [TestCase("s3:DeleteObject", "/dev/tasks.tfstate.tflock")]
    public void The_state_is_there_to_be_used(string action, string key) => Assert.That(Apply().Denies(action, $"{Bucket}{key}"), Is.False);

    [Test]
    public void Other_buckets_are_there_to_be_set_up() =>
        Assert.That(Apply().Denies("s3:PutLifecycleConfiguration", "arn:aws:s3:::trainr963-dev-s3-data-production"), Is.False);

    private static PolicySimulation Apply() =>
        new(Foundation.Value.Single("aws_iam_policy", "name", "trainr963-dev-iam-ci-apply-production")
            .Statements()
            .Select(statement => statement.Value));
}
