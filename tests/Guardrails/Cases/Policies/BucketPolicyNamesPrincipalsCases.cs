using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class BucketPolicyNamesPrincipalsCases() : PrincipalCases("TAP-S3-5", "aws_s3_bucket_policy", "policy", "s3:GetObject")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("in the bucket itself", Of("aws_s3_bucket.b", "policy",
            """{ "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }""")),
        new("an access point",
            Of("aws_s3_access_point.a", "policy", """{ "Principal": { "AWS": "*" }, "Action": "s3:GetObject", "Resource": "*" }""")),
        new("a second policy of the bucket",
            Of("aws_s3_bucket_policy.p", "policy", """{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }"""),
            Of("aws_s3_bucket_policy.q", "policy", """{ "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }"""))
        {
            At = "aws_s3_bucket_policy.q",
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. base.Good,
        new("CloudFront", Of("aws_s3_bucket_policy.p", "policy", """
            { "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "*",
              "Condition": { "StringEquals": { "AWS:SourceArn": ["arn:aws:cloudfront::123456789012:distribution/E1"] } } }
            """.Trim())),
        new("a canonical user", Of("aws_s3_bucket_policy.p", "policy", """
            { "Principal": { "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
                "Action": "s3:GetObject" }
            """.Trim())),
    ];
}
