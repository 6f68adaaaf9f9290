namespace Tap.Guardrails;

/// <summary>Every bucket's policy denies requests without TLS.</summary>
internal sealed class BucketRequiresTls : LegacyRule
{
    public override string Id => "TAP-S3-4";

    public override string Title => "Buckets refuse requests without TLS";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");

    public override string WayOut =>
        "make the bucket as a SecureBucket, or give it a policy that denies s3:* to * where aws:SecureTransport is false.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_s3_bucket")
        .Where(bucket => !stack.All("aws_s3_bucket_policy")
            .Any(policy => bucket.IsReferredToBy(policy.Text("bucket")) && PolicyJson.DeniesWithoutTls(policy.Text("policy"), "s3:*")))
        .Select(bucket => On(bucket, "has no policy that denies everything without TLS"));
}
