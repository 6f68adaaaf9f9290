namespace Tap.Tests.Guardrails.Cases;

public sealed class StoreIsEncryptedCases() : RuleCases("TAP-DATA-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "dax_cluster", "db_instance", "docdb_cluster", "ebs_volume", "efs_file_system", "elasticache_replication_group",
            "elasticsearch_domain", "kinesis_firehose_delivery_stream", "kinesis_stream", "neptune_cluster", "opensearch_domain",
            "rds_cluster", "redshift_cluster",
        }.Select(type => new RuleCase(type, $$"""aws_{{type}}.it {}""")),
        new RuleCase("off", """aws_db_instance.it { "storage_encrypted": "false" }"""),
        new RuleCase("a stream that says so", """aws_kinesis_stream.it { "encryption_type": "NONE" }"""),
        new RuleCase("a block that is off", """aws_opensearch_domain.it { "encrypt_at_rest": [{ "enabled": false }] }"""),
        new RuleCase("not known", """aws_efs_file_system.it { "encrypted": "${var.on}" }""", "var.on {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("a database", """aws_db_instance.it { "storage_encrypted": true }"""),
        new RuleCase("a stream", """aws_kinesis_stream.it { "encryption_type": "KMS", "kms_key_id": "alias/acme" }"""),
        new RuleCase("a file system by a local", """aws_efs_file_system.it { "encrypted": "${local.on}" }""", """locals { "on": true }"""),
        new RuleCase("a block", """aws_opensearch_domain.it { "encrypt_at_rest": { "enabled": "true" } }"""),
        new RuleCase("a read replica", """aws_db_instance.it { "replicate_source_db": "${aws_db_instance.other.arn}" }""",
            """aws_db_instance.other { "storage_encrypted": true }"""),
        new RuleCase("a database of a snapshot", """aws_db_instance.it { "snapshot_identifier": "acme-nightly" }"""),
        new RuleCase(
            "a Firehose of a stream",
            """aws_kinesis_firehose_delivery_stream.it { "kinesis_source_configuration": { "kinesis_stream_arn": "arn" } }"""),
    ];
}
