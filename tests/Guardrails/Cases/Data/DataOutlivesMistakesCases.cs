namespace Tap.Tests.Guardrails.Cases;

public sealed class DataOutlivesMistakesCases() : RuleCases("TAP-DATA-1")
{
    private const string Kept = "\"lifecycle\": { \"prevent_destroy\": true }";

    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "db_instance", "docdb_cluster", "dynamodb_table", "ebs_volume", "efs_file_system", "kinesis_stream", "kms_key",
            "neptune_cluster", "opensearch_domain", "rds_cluster", "redshift_cluster", "s3_bucket", "secretsmanager_secret", "sqs_queue",
        }.Select(type => new RuleCase(type, Production.Provider, $$"""aws_{{type}}.it {}""")),
        new RuleCase("a SecureString", Production.Provider, """aws_ssm_parameter.it { "type": "SecureString" }"""),
        new RuleCase(
            "a parameter whose type is not known", Production.Provider, """aws_ssm_parameter.it { "type": "${var.t}" }""", "var.t {}"),
        new RuleCase("off", Production.Provider, """aws_sqs_queue.it { "lifecycle": [{ "prevent_destroy": false }] }"""),
        new RuleCase("another lifecycle", Production.Provider, """aws_s3_bucket.it { "lifecycle": { "ignore_changes": ["tags"] } }"""),
        new RuleCase("objects that go with it", Production.Provider, $$"""aws_s3_bucket.it { {{Kept}}, "force_destroy": true }"""),
        new RuleCase(
            "objects that may go with it", Production.Provider,
            $$"""aws_s3_bucket.it { {{Kept}}, "force_destroy": "${var.f}" }""", "var.f {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "one of several", Production.Provider, """aws_s3_bucket.it { "for_each": "${toset([\"a\"])}", "bucket": "acme-${each.key}" }""")
        {
            At = "aws_s3_bucket.it[\"a\"]",
        },
        new RuleCase("an environment that is not known", Production.Unknown, "var.environment {}", "aws_s3_bucket.it {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "one of two providers", "aws_s3_bucket.it {}",
            """
            { "provider": { "aws": [
              { "default_tags": { "tags": { "Environment": "staging" } } },
              { "alias": "other", "default_tags": { "tags": { "Environment": "Production" } } }
            ] } }
            """),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("kept", Production.Provider, $$"""aws_dynamodb_table.it { {{Kept}} }"""),
        new RuleCase("a list, as text", Production.Provider, """aws_s3_bucket.it { "lifecycle": [{ "prevent_destroy": "true" }] }"""),
        new RuleCase("with its objects", Production.Provider, $$"""aws_s3_bucket.it { {{Kept}}, "force_destroy": "false" }"""),
        new RuleCase("another environment", Production.Staging, """aws_s3_bucket.it { "force_destroy": true }"""),
        new RuleCase("no environment", "aws_s3_bucket.it {}"),
        new RuleCase(
            "kept in an environment that is not known", Production.Unknown, "var.environment {}", $$"""aws_kms_key.it { {{Kept}} }"""),
        new RuleCase("a parameter that is no secret", Production.Provider, """aws_ssm_parameter.it { "type": "String" }"""),
        new RuleCase("what holds no data", Production.Provider, "aws_lambda_function.it {}", "aws_cloudwatch_log_group.it {}"),
    ];
}
