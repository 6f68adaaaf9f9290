namespace Tap.Tests.Synthesis;

/// <summary>S3 buckets in synthesized stacks, whose settings are resources beside them.</summary>
internal static class SynthesizedBuckets
{
    private static readonly string[] PublicAccessBlocks =
        ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

    extension(SynthesizedStack stack)
    {
        /// <summary>Returns whether all four blocks of public access are on.</summary>
        public bool BlocksPublicAccess(SynthesizedResource bucket) => stack.OfBucket(bucket, "aws_s3_bucket_public_access_block")
            .Any(block => PublicAccessBlocks.All(name => block.Text(name) == "true"));

        /// <summary>Returns whether ACLs are disabled, because the bucket's owner owns every object.</summary>
        public bool DisablesAcls(SynthesizedResource bucket) => stack.OfBucket(bucket, "aws_s3_bucket_ownership_controls")
            .Any(controls => controls.Text("rule.object_ownership") == "BucketOwnerEnforced");

        /// <summary>Returns the algorithm that encrypts objects by default; null where none is set.</summary>
        public string? EncryptionOf(SynthesizedResource bucket) =>
            stack.OfBucket(bucket, "aws_s3_bucket_server_side_encryption_configuration")
                .Select(encryption => encryption.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm"))
                .SingleOrDefault();

        /// <summary>Returns whether the bucket's policy denies everybody every action on bucket and objects without TLS.</summary>
        public bool DeniesInsecureTransport(SynthesizedResource bucket) => stack.OfBucket(bucket, "aws_s3_bucket_policy")
            .SelectMany(policy => policy.Statements())
            .Any(statement => statement.Text("Effect") == "Deny"
                && statement.Text("Principal") == "*"
                && statement.Text("Action") == "s3:*"
                && statement.Texts("Resource").SequenceEqual([bucket.Reference("arn"), $"{bucket.Reference("arn")}/*"])
                && statement.Text("Condition") == """{"Bool":{"aws:SecureTransport":"false"}}""");

        private IEnumerable<SynthesizedResource> OfBucket(SynthesizedResource bucket, string type) =>
            stack.All(type).Where(resource => resource.Text("bucket") == bucket.Reference("id"));
    }
}
