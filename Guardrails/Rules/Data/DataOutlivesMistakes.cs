namespace Tap.Guardrails;

/// <summary>In production, no plan can delete a resource that holds data.</summary>
internal sealed class DataOutlivesMistakes : Rule
{
    private static readonly string[] HoldingData =
    [
        "aws_db_instance", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_volume", "aws_efs_file_system", "aws_kinesis_stream",
        "aws_kms_key", "aws_neptune_cluster", "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster", "aws_s3_bucket",
        "aws_secretsmanager_secret", "aws_sqs_queue", "aws_ssm_parameter",
    ];

    public override string Id => RuleIds.DataProtection;

    public override string Title => "What holds data in production cannot be destroyed";

    public override Uri Source => new(
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"
        + "#WorkingWithTables.Basics.DeletionProtection");

    public override string Exemptions => "Stacks without the default tag Environment = production; SSM parameters that are no "
        + "SecureStrings, which are written in the stack; log groups, which are to forget; a plan without the configuration that it was "
        + "made of, because it shows no lifecycle.";

    public override string WayOut => "make it of Tap's constructs, or set prevent_destroy in its lifecycle, and no force_destroy: "
        + "a destroy that is refused half-way has deleted the functions already.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.IsProduction() is var production and not Proof.Broken
        ? stack.All(HoldingData)
            .Where(resource => resource.Type != "aws_ssm_parameter" || resource["type"].IsOneOf("SecureString") != Proof.Broken)
            .SelectMany(resource => CheckResource(stack, production, resource))
        : [];

    private IEnumerable<Finding> CheckResource(StackModel stack, Proof production, ResourceBlock resource)
    {
        var kept = new NestedArgument(resource, "lifecycle.prevent_destroy");
        var force = resource["force_destroy"];
        // What has the path of a construct was found in the configuration, with its lifecycle.
        var isShown = !stack.IsPlan || resource.Path != resource.Address;
        var proof = isShown ? kept.Is(true) : Proof.Holds;
        var keepsObjects = force.Is(value => value.Boolean != true);
        if (proof.And(keepsObjects) == Proof.Broken && production == Proof.Unproven)
            return [NotProven(resource, "the environment", stack.EnvironmentTags().First(tag => tag.Kind == ValueKind.Unknown))];
        return proof == Proof.Holds
            ? Require(keepsObjects, resource, "loses its objects when it is destroyed", "force_destroy", force, "force_destroy = false")
            : Require(
                proof, resource, "can be destroyed by a plan", "prevent_destroy", kept.Deciding(value => value.Is(true)),
                "prevent_destroy = true");
    }
}
