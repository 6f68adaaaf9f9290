namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketRequiresTlsCases() : TlsCases(
    "TAP-S3-4", "aws_s3_bucket.it", ("bucket", "id"), "s3:*", """["${aws_s3_bucket.it.arn}","${aws_s3_bucket.it.arn}/*"]""")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new RuleCase("the bucket, but not its objects", Owner, Policy(Denial(resource: "\"${aws_s3_bucket.it.arn}\""))),
        new RuleCase("the objects, but not the bucket", Owner, Policy(Denial(resource: "\"${aws_s3_bucket.it.arn}/*\""))),
        new RuleCase("some objects", Owner, Policy(
            Denial(resource: """["${aws_s3_bucket.it.arn}","${aws_s3_bucket.it.arn}/public/*"]"""))),
        new RuleCase(
            "objects of one letter", Owner, Policy(Denial(resource: """["${aws_s3_bucket.it.arn}","${aws_s3_bucket.it.arn}/?"]"""))),
        new RuleCase("objects of a prefix that is not known", Owner, Policy(
            Denial(resource: """["${aws_s3_bucket.it.arn}","${aws_s3_bucket.it.arn}/${var.p}/*"]""")), "var.p {}") { IsUnproven = true },
        new RuleCase("a bucket whose name begins the same", Owner, Policy(
            Denial(resource: """["arn:aws:s3:::acme-data","arn:aws:s3:::acme-data/*"]"""))),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. base.Good,
        new RuleCase("bucket and objects in a statement each", Owner, Policy(
            $"{Denial(resource: "\"${aws_s3_bucket.it.arn}\"")},{Denial(resource: "\"${aws_s3_bucket.it.arn}/*\"")}")),
        new RuleCase("bucket and objects by one wildcard, in any partition", Owner, Policy(
            Denial(resource: "\"arn:${data.aws_partition.here.partition}:s3:::acme*\""))),
        new RuleCase("by the bucket's name", Owner, Policy(
            Denial(resource: """["arn:aws:s3:::${aws_s3_bucket.it.id}","arn:aws:s3:::${aws_s3_bucket.it.bucket}/*"]"""), of: "acme")),
    ];
}
