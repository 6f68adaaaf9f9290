namespace Tap.Guardrails;

/// <summary>In production, no plan can delete a resource that holds data.</summary>
internal sealed class DataOutlivesMistakes : LegacyRule
{
    private static readonly string[] HoldingData =
        ["aws_dynamodb_table", "aws_kms_key", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_sqs_queue", "aws_ssm_parameter"];

    public override string Id => RuleIds.DataProtection;

    public override string Title => "What holds data in production cannot be destroyed";

    public override Uri Source => new(
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"
        + "#WorkingWithTables.Basics.DeletionProtection");

    public override string WayOut => "make it of Tap's constructs, or set prevent_destroy in its lifecycle: "
        + "a destroy that is refused half-way has deleted the functions already.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.Environment != "production"
        ? []
        : stack.All(HoldingData)
            .Where(resource => resource.Type != "aws_ssm_parameter" || resource.Text("type") == "SecureString")
            .Where(resource => !resource.Blocks("lifecycle")
                .Any(lifecycle => LegacyResource.TextOf(lifecycle, "prevent_destroy") == "true"))
            .Select(resource => On(resource, "can be destroyed by a plan"));
}
