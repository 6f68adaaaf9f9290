namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketOwnsObjectsCases() : RuleCases("TAP-S3-6")
{
    private const string Bucket = """aws_s3_bucket.data { "bucket": "acme-data" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no controls", Bucket) { At = "aws_s3_bucket.data" },
        new RuleCase("who writes owns", Bucket, Controls("ObjectWriter")),
        new RuleCase("ACLs count", Bucket, Controls("${local.ownership}"), """locals { "ownership": "BucketOwnerPreferred" }"""),
        new RuleCase("an ownership that is not known", Bucket, Controls("${var.ownership}"), "var.ownership {}") { IsUnproven = true },
        new RuleCase("count 0", Bucket, Controls("BucketOwnerEnforced", "\"count\": 0,")),
        new RuleCase("of another bucket", Bucket, Controls("BucketOwnerEnforced", bucket: "acme-other")),
        new RuleCase(
            "two controls", Bucket, Controls("BucketOwnerEnforced"), Controls("ObjectWriter", bucket: "acme-data", name: "second")),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("enforced", Bucket, Controls("BucketOwnerEnforced")),
        new RuleCase(
            "by name, rule as a list", Bucket,
            """aws_s3_bucket_ownership_controls.it { "bucket": "acme-data", "rule": [{ "object_ownership": "BucketOwnerEnforced" }] }"""),
        new RuleCase(
            "by a variable with a default", Bucket, Controls("${var.ownership}"), """var.ownership { "default": "BucketOwnerEnforced" }"""),
    ];

    private static string Controls(
        string ownership, string more = "", string bucket = "${aws_s3_bucket.data.id}", string name = "it") => $$"""
        aws_s3_bucket_ownership_controls.{{name}} { {{more}} "bucket": "{{bucket}}", "rule": { "object_ownership": "{{ownership}}" } }
        """;
}
