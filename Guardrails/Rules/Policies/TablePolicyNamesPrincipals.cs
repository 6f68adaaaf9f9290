namespace Tap.Guardrails;

/// <summary>Nobody unknown uses a table or its stream.</summary>
internal sealed class TablePolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-DYNAMODB-3";

    public override string Title => "Table policies let nobody unknown in";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html");

    public override IReadOnlyList<string> Types => ["aws_dynamodb_resource_policy", "awscc_dynamodb_table"];
}
