namespace Tap.Guardrails;

/// <summary>Every bucket is versioned.</summary>
internal sealed class BucketIsVersioned : LegacyRule
{
    public override string Id => "TAP-S3-3";

    public override string Title => "Buckets keep old versions of objects";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html");

    public override string WayOut => "make the bucket as a SecureBucket, or give it an aws_s3_bucket_versioning with the status Enabled.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_s3_bucket")
        .Where(bucket => !stack.All("aws_s3_bucket_versioning").Any(versioning => bucket.IsReferredToBy(versioning.Text("bucket"))
            && versioning.Blocks("versioning_configuration")
                .Any(configuration => LegacyResource.TextOf(configuration, "status") == "Enabled")))
        .Select(bucket => On(bucket, "is not versioned"));
}
