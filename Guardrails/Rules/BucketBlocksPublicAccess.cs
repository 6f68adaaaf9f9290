namespace Tap.Guardrails;

/// <summary>Every bucket has a public access block with all four settings.</summary>
internal sealed class BucketBlocksPublicAccess : LegacyRule
{
    public override string Id => "TAP-S3-1";

    public override string Title => "Buckets block public access";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html");

    public override string WayOut =>
        "make the bucket as a SecureBucket, or give it an aws_s3_bucket_public_access_block with all four switches on.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_s3_bucket")
        .Where(bucket => !stack.All("aws_s3_bucket_public_access_block")
            .Any(block => bucket.IsReferredToBy(block.Text("bucket")) && Closes(block)))
        .Select(bucket => On(bucket, "has no public access block with all four switches on"));

    private static bool Closes(LegacyResource block) =>
        new[] { "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets" }.All(
            name => block.Text(name) == "true");
}
