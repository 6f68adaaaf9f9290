namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketForgetsCases() : RuleCases("TAP-S3-8")
{
    private const string Bucket = """aws_s3_bucket.data { "bucket": "acme-data" }""";
    private const string Versions = "\"noncurrent_version_expiration\": { \"noncurrent_days\": 90 }";
    private const string Uploads = "\"abort_incomplete_multipart_upload\": { \"days_after_initiation\": 7 }";
    private const string Enabled = "\"status\": \"Enabled\"";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no lifecycle", Bucket),
        new RuleCase("old versions only", Bucket, Lifecycle($$"""{ {{Enabled}}, {{Versions}} }""")),
        new RuleCase("uploads only", Bucket, Lifecycle($$"""{ {{Enabled}}, {{Uploads}} }""")),
        new RuleCase("disabled", Bucket, Lifecycle($$"""{ "status": "Disabled", {{Versions}}, {{Uploads}} }""")),
        new RuleCase("a prefix", Bucket, Lifecycle($$"""{ {{Enabled}}, "filter": { "prefix": "tmp/" }, {{Versions}}, {{Uploads}} }""")),
        new RuleCase(
            "a prefix as it once was written", Bucket, Lifecycle($$"""{ {{Enabled}}, "prefix": "tmp/", {{Versions}}, {{Uploads}} }""")),
        new RuleCase("a tag", Bucket, Lifecycle(
            $$"""[{ {{Enabled}}, "filter": [{ "tag": { "key": "a", "value": "b" } }], {{Versions}}, {{Uploads}} }]""")),
        new RuleCase("a size", Bucket, Lifecycle(
            $$"""[{ {{Enabled}}, "filter": { "object_size_greater_than": 1000 }, {{Versions}}, {{Uploads}} }]""")),
        new RuleCase(
            "a status that is not known", Bucket, Lifecycle($$"""{ "status": "${var.s}", {{Versions}}, {{Uploads}} }"""), "var.s {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "a prefix that is not known", Bucket,
            Lifecycle($$"""{ {{Enabled}}, "filter": { "prefix": "${var.p}" }, {{Versions}}, {{Uploads}} }"""), "var.p {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "a filter that is not known", Bucket,
            Lifecycle($$"""{ {{Enabled}}, "filter": "${var.f}", {{Versions}}, {{Uploads}} }"""), "var.f {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "rules that may not be there", Bucket,
            $$"""
            aws_s3_bucket_lifecycle_configuration.it {
              "bucket": "acme-data",
              "dynamic": { "rule": { "for_each": "${var.on}", "content": { {{Enabled}}, {{Versions}}, {{Uploads}} } } }
            }
            """, "var.on {}") { IsUnproven = true },
        new RuleCase("an empty for_each", Bucket, Lifecycle($$"""{ {{Enabled}}, {{Versions}}, {{Uploads}} }""", "\"for_each\": {},")),
        new RuleCase(
            "two lifecycles", Bucket, Lifecycle($$"""{ {{Enabled}}, {{Versions}}, {{Uploads}} }"""),
            """aws_s3_bucket_lifecycle_configuration.second { "bucket": "acme-data", "rule": [] }"""),
        new RuleCase("the bucket's own, for a tag", """
            aws_s3_bucket.data {
              "lifecycle_rule": {
                "enabled": true, "abort_incomplete_multipart_upload_days": 7, "noncurrent_version_expiration": { "days": 90 },
                "tags": { "of": "trial" }
              }
            }
            """),
        new RuleCase("the bucket's own is off", """
            aws_s3_bucket.data {
              "lifecycle_rule": {
                "enabled": false, "abort_incomplete_multipart_upload_days": 7, "noncurrent_version_expiration": { "days": 90 }
              }
            }
            """),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("both in one rule", Bucket, Lifecycle($$"""{ {{Enabled}}, "filter": { "prefix": "" }, {{Versions}}, {{Uploads}} }""")),
        new RuleCase("each in its own", Bucket, Lifecycle(
            $$"""[{ {{Enabled}}, "filter": [{}], {{Versions}} }, { {{Enabled}}, {{Uploads}} }]""")),
        new RuleCase("beside a rule for a prefix", Bucket, Lifecycle(
            $$"""[{ {{Enabled}}, "filter": { "prefix": "tmp/" } }, { {{Enabled}}, "filter": [], {{Versions}}, {{Uploads}} }]""")),
        new RuleCase("by name, days by a local", Bucket, $$"""
            aws_s3_bucket_lifecycle_configuration.it {
              "bucket": "acme-data",
              "rule": { {{Enabled}}, "noncurrent_version_expiration": [{ "noncurrent_days": "${local.days}" }], {{Uploads}} }
            }
            """, """locals { "days": 30 }"""),
        new RuleCase("the bucket's own", """
            aws_s3_bucket.data {
              "lifecycle_rule": [{
                "enabled": true, "abort_incomplete_multipart_upload_days": 7, "noncurrent_version_expiration": [{ "days": 90 }]
              }]
            }
            """),
    ];

    private static string Lifecycle(string rule, string more = "") => $$"""
        aws_s3_bucket_lifecycle_configuration.it { {{more}} "bucket": "${aws_s3_bucket.data.id}", "rule": {{rule}} }
        """;
}
