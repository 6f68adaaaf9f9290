namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketIsEncryptedCases() : RuleCases("TAP-S3-2")
{
    private const string Bucket = """aws_s3_bucket.data { "bucket": "acme-data" }""";
    private const string Default = """{ "apply_server_side_encryption_by_default": { "sse_algorithm": "AES256" } }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no configuration", Bucket) { At = "aws_s3_bucket.data" },
        new RuleCase("no rule", Bucket, Configuration("[]")),
        new RuleCase("a rule without an algorithm", Bucket, Configuration("""[{ "bucket_key_enabled": true }]""")),
        new RuleCase(
            "an algorithm that S3 does not have", Bucket, Configuration(Default.Replace("AES256", "none", StringComparison.Ordinal))),
        new RuleCase(
            "an algorithm by a variable without a default", Bucket,
            Configuration(Default.Replace("AES256", "${var.algorithm}", StringComparison.Ordinal)), "var.algorithm {}")
        {
            IsUnproven = true,
        },
        new RuleCase("count 0", Bucket, Configuration(Default, "\"count\": 0,")),
        new RuleCase("a second configuration", Bucket, Configuration(Default), Configuration(Default, name: "second")),
        new RuleCase(
            "a configuration and the bucket's own",
            $$"""aws_s3_bucket.data { "server_side_encryption_configuration": { "rule": {{Default}} } }""", Configuration(Default)),
        new RuleCase(
            "a dynamic rule over what is not known", Bucket,
            $$"""
            aws_s3_bucket_server_side_encryption_configuration.it {
              "bucket": "acme-data", "dynamic": { "rule": { "for_each": "${var.rules}", "content": {{Default}} } }
            }
            """, "var.rules {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("S3's own keys", Bucket, Configuration(Default)),
        new RuleCase("rule as a list", Bucket, Configuration($"[{Default}]")),
        new RuleCase("a KMS key", Bucket, Configuration("""
            [{
              "apply_server_side_encryption_by_default": [{ "sse_algorithm": "aws:kms", "kms_master_key_id": "${aws_kms_key.it.arn}" }],
              "bucket_key_enabled": true
            }]
            """)),
        new RuleCase("two layers", Bucket, Configuration(Default.Replace("AES256", "aws:kms:dsse", StringComparison.Ordinal))),
        new RuleCase(
            "a dynamic rule", Bucket,
            $$"""
            aws_s3_bucket_server_side_encryption_configuration.it {
              "bucket": "acme-data", "dynamic": { "rule": { "for_each": ["all"], "content": {{Default}} } }
            }
            """),
        new RuleCase(
            "the bucket's own", $$"""aws_s3_bucket.data { "server_side_encryption_configuration": [{ "rule": [{{Default}}] }] }"""),
    ];

    private static string Configuration(string rule, string more = "", string name = "it") => $$"""
        aws_s3_bucket_server_side_encryption_configuration.{{name}} { {{more}} "bucket": "${aws_s3_bucket.data.id}", "rule": {{rule}} }
        """;
}
