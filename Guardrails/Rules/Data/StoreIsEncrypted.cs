namespace Tap.Guardrails;

/// <summary>What else stores data is encrypted at rest.</summary>
internal sealed class StoreIsEncrypted : Rule
{
    // The argument that switches encryption on, and the value that it needs.
    private static readonly Dictionary<string, Switch> Arguments = new()
    {
        ["aws_dax_cluster"] = new("server_side_encryption.enabled", "true"),
        ["aws_db_instance"] = new("storage_encrypted", "true"),
        ["aws_docdb_cluster"] = new("storage_encrypted", "true"),
        ["aws_ebs_volume"] = new("encrypted", "true"),
        ["aws_efs_file_system"] = new("encrypted", "true"),
        ["aws_elasticache_replication_group"] = new("at_rest_encryption_enabled", "true"),
        ["aws_elasticsearch_domain"] = new("encrypt_at_rest.enabled", "true"),
        ["aws_kinesis_firehose_delivery_stream"] = new("server_side_encryption.enabled", "true"),
        ["aws_kinesis_stream"] = new("encryption_type", "KMS"),
        ["aws_neptune_cluster"] = new("storage_encrypted", "true"),
        ["aws_opensearch_domain"] = new("encrypt_at_rest.enabled", "true"),
        ["aws_rds_cluster"] = new("storage_encrypted", "true"),
        ["aws_redshift_cluster"] = new("encrypted", "true"),
    };

    private static readonly string[] Types = [.. Arguments.Keys];

    public override string Id => "TAP-DATA-2";

    public override string Title => "Databases, volumes and streams are encrypted";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/general-encryption-best-practices.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("DynamoDB.3"), Control.SecurityHub("EFS.1"), Control.SecurityHub("Kinesis.1"), Control.SecurityHub("Neptune.1"),
        Control.SecurityHub("Opensearch.1"), Control.SecurityHub("RDS.3"),
    ];

    public override string Exemptions => "A database that is made from a snapshot or of another one, and a Firehose that reads a Kinesis "
        + "stream, are encrypted as that is.";

    public override string WayOut => "set the argument that switches encryption at rest on; it cannot be switched on later without a copy.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from store in stack.All(Types)
        where !IsEncryptedElsewhere(store)
        let argument = Arguments[store.Type]
        let written = new NestedArgument(store, argument.Path)
        from finding in Require(
            written.Is(Is), store, "is not encrypted at rest", argument.Path, written.Deciding(Is), argument.Expected)
        select finding;

    private static bool IsEncryptedElsewhere(ResourceBlock store) => store.Type switch
    {
        "aws_db_instance" => store["replicate_source_db"].IsSet() == Proof.Holds || store["snapshot_identifier"].IsSet() == Proof.Holds,
        "aws_kinesis_firehose_delivery_stream" => store.Blocks("kinesis_source_configuration").Any(source => source.IsCertain),
        _ => false,
    };

    private static Proof Is(Value value) => value.IsOneOf("true", "KMS");

    private sealed record Switch(string Path, string Expected);
}
