namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketBlocksPublicAccessCases() : RuleCases("TAP-S3-1")
{
    private const string Bucket = """aws_s3_bucket.data { "bucket": "acme-data" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no block", Bucket) { At = "aws_s3_bucket.data" },
        new RuleCase("one switch is off", Bucket, Block(ignore: "false")) { At = "aws_s3_bucket_public_access_block.it" },
        new RuleCase("one switch is not written: its default is off", Bucket, Block(ignore: "null")),
        new RuleCase("a switch that is off by a variable", Bucket, Block(ignore: "\"${var.on}\""), """var.on { "default": false }"""),
        new RuleCase("a switch by a variable without a default", Bucket, Block(ignore: "\"${var.on}\""), "var.on {}")
        {
            IsUnproven = true,
        },
        new RuleCase("a switch that is off in one branch", Bucket, Block(ignore: "\"${var.on ? true : false}\""), "var.on {}"),
        new RuleCase("count 0", Bucket, Block(more: "\"count\": 0,")),
        new RuleCase(
            "count that is not known", Bucket, Block(more: "\"count\": \"${var.on ? 1 : 0}\","), "var.on {}") { IsUnproven = true },
        new RuleCase("an empty for_each", Bucket, Block(more: "\"for_each\": \"${toset([])}\",")),
        new RuleCase("the block of another bucket", Bucket, Block(bucket: "acme-other")),
        new RuleCase(
            "the block of a bucket whose address begins the same", Bucket, "aws_s3_bucket.dat {}", Block(bucket: "${aws_s3_bucket.dat.id}"))
        {
            At = "aws_s3_bucket.data",
        },
        new RuleCase(
            "the block of a bucket that is not known", Bucket, Block(bucket: "${var.bucket}"), "var.bucket {}") { IsUnproven = true },
        new RuleCase("a second block", Bucket, Block(), Block("second", bucket: "acme-data")) { At = "aws_s3_bucket.data" },
        new RuleCase(
            "a second block that may be the bucket's", Bucket, Block(), Block("second", bucket: "${var.bucket}", ignore: "false"),
            "var.bucket {}") { IsUnproven = true },
        new RuleCase(
            "one of two buckets", """aws_s3_bucket.data { "for_each": "${toset([\"a\", \"b\"])}", "bucket": "acme-${each.key}" }""",
            Block(bucket: "${aws_s3_bucket.data[\\\"a\\\"].id}")) { At = "aws_s3_bucket.data[\"b\"]" },
        new RuleCase(
            "an account that is opened",
            """aws_s3_account_public_access_block.it { "block_public_acls": true, "block_public_policy": false }"""),
        new RuleCase(
            "an access point that is opened",
            """aws_s3_access_point.it { "public_access_block_configuration": [{ "block_public_policy": false }] }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("by reference to the id", Bucket, Block()),
        new RuleCase("by reference to the name", Bucket, Block(bucket: "${aws_s3_bucket.data.bucket}")),
        new RuleCase("by name", Bucket, Block(bucket: "acme-data")),
        new RuleCase("before the bucket", Block(), Bucket),
        new RuleCase("by a local", Bucket, Block(bucket: "${local.bucket}"), """locals { "bucket": "${aws_s3_bucket.data.id}" }"""),
        new RuleCase("a switch as text", Bucket, Block(ignore: "\"true\"")),
        new RuleCase("a switch by a variable with a default", Bucket, Block(ignore: "\"${var.on}\""), """var.on { "default": true }"""),
        new RuleCase("a switch by an expression", Bucket, Block(ignore: "\"${!false}\"")),
        new RuleCase("count 1", Bucket, Block(more: "\"count\": 1,")),
        new RuleCase("a bucket with count 0", """aws_s3_bucket.data { "count": 0 }"""),
        new RuleCase(
            "an access point, closed by default", """aws_s3_access_point.it { "bucket": "acme-data", "name": "it" }"""),
    ];

    private static string Block(
        string name = "it", string bucket = "${aws_s3_bucket.data.id}", string ignore = "true", string more = "") => $$"""
        aws_s3_bucket_public_access_block.{{name}} {
          {{more}} "bucket": "{{bucket}}", "block_public_acls": true, "block_public_policy": true, "restrict_public_buckets": true,
          "ignore_public_acls": {{ignore}}
        }
        """;
}
