namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketIsNoWebsiteCases() : RuleCases("TAP-S3-9")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("a website", """aws_s3_bucket_website_configuration.it { "bucket": "acme", "index_document": { "suffix": "a" } }"""),
        new RuleCase("the bucket's own website", """aws_s3_bucket.it { "website": { "index_document": "index.html" } }"""),
        new RuleCase("any origin", Rule("\"*\"")),
        new RuleCase("any origin with TLS, beside another", Rule("\"https://www.example.com\", \"https://*\"")),
        new RuleCase("any origin of a top-level domain", Rule("\"https://*.com\"")),
        new RuleCase("a domain that begins as it likes", Rule("\"https://*example.com\"")),
        new RuleCase("any origin in the bucket's own rules", """aws_s3_bucket.it { "cors_rule": [{ "allowed_origins": ["*"] }] }"""),
        new RuleCase("not known", Rule("\"${var.origin}\""), "var.origin {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("a bucket", """aws_s3_bucket.it { "bucket": "acme", "website": [] }"""),
        new RuleCase("a named origin", Rule("\"https://www.example.com\"")),
        new RuleCase("a domain of one's own", Rule("\"https://*.example.com\"")),
        new RuleCase("by a local", Rule("\"${local.origin}\""), """locals { "origin": "https://www.example.com" }"""),
    ];

    private static string Rule(string origins) => $$"""
        aws_s3_bucket_cors_configuration.it {
          "bucket": "acme", "cors_rule": [{ "allowed_methods": ["GET"], "allowed_origins": [{{origins}}] }]
        }
        """;
}
