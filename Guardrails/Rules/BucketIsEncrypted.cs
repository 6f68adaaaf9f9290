namespace Tap.Guardrails;

/// <summary>Every bucket sets its encryption.</summary>
internal sealed class BucketIsEncrypted : LegacyRule
{
    public override string Id => "TAP-S3-2";

    public override string Title => "Buckets say how they encrypt";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html");

    public override string WayOut =>
        "make the bucket as a SecureBucket, or give it an aws_s3_bucket_server_side_encryption_configuration with an algorithm.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_s3_bucket")
        .Where(bucket => !stack.All("aws_s3_bucket_server_side_encryption_configuration")
            .Any(encryption => bucket.IsReferredToBy(encryption.Text("bucket")) && HasAlgorithm(encryption)))
        .Select(bucket => On(bucket, "has no encryption configuration with an algorithm"));

    private static bool HasAlgorithm(LegacyResource encryption) => encryption.Blocks("rule")
        .SelectMany(rule => LegacyResource.BlocksOf(rule, "apply_server_side_encryption_by_default"))
        .Any(defaults => LegacyResource.TextOf(defaults, "sse_algorithm") is not null);
}
