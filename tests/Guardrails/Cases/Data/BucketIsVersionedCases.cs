namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketIsVersionedCases() : RuleCases("TAP-S3-3")
{
    private const string Bucket = """aws_s3_bucket.data { "bucket": "acme-data" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no versioning", Bucket) { At = "aws_s3_bucket.data" },
        new RuleCase("suspended", Bucket, Versioning("Suspended")) { At = "aws_s3_bucket_versioning.it" },
        new RuleCase("disabled by a local", Bucket, Versioning("${local.status}"), """locals { "status": "Disabled" }"""),
        new RuleCase("a status that is not known", Bucket, Versioning("${var.status}"), "var.status {}") { IsUnproven = true },
        new RuleCase("a status in other letters", Bucket, Versioning("enabled")),
        new RuleCase("count 0", Bucket, Versioning("Enabled", "\"count\": \"${0}\",")),
        new RuleCase("a second one suspends", Bucket, Versioning("Enabled"), Versioning("Suspended", name: "second")),
        new RuleCase("the bucket's own is off", """aws_s3_bucket.data { "versioning": { "enabled": false } }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("enabled", Bucket, Versioning("Enabled")),
        new RuleCase(
            "by name, block as a list", Bucket,
            """aws_s3_bucket_versioning.it { "bucket": "acme-data", "versioning_configuration": [{ "status": "Enabled" }] }"""),
        new RuleCase("by a variable with a default", Bucket, Versioning("${var.status}"), """var.status { "default": "Enabled" }"""),
        new RuleCase("the bucket's own", """aws_s3_bucket.data { "versioning": [{ "enabled": "true" }] }"""),
    ];

    private static string Versioning(string status, string more = "", string name = "it") => $$"""
        aws_s3_bucket_versioning.{{name}} {
          {{more}} "bucket": "${aws_s3_bucket.data.id}", "versioning_configuration": { "status": "{{status}}" }
        }
        """;
}
