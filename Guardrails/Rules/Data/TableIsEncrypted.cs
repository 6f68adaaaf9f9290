namespace Tap.Guardrails;

/// <summary>Every table is encrypted under a KMS key.</summary>
internal sealed class TableIsEncrypted : Rule
{
    public override string Id => "TAP-DYNAMODB-1";

    public override string Title => "Tables are encrypted under a KMS key";

    public override Uri Source => new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html");

    public override IReadOnlyList<Control> Controls => [Control.ControlTower("CT.DYNAMODB.PR.2")];

    public override string Exemptions => "The AWS-managed key alias/aws/dynamodb is enough: CloudTrail shows its use.";

    public override string WayOut => "make the table as a KeyValueTable, or set server_side_encryption.enabled: "
        + "without it the key is not in the account, and CloudTrail does not show its use.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from table in stack.All("aws_dynamodb_table")
        let enabled = new NestedArgument(table, "server_side_encryption.enabled")
        from finding in Require(
            enabled.Is(true), table, "has no server-side encryption under a KMS key", "server_side_encryption.enabled",
            enabled.Deciding(value => value.Is(true)), "true")
        select finding;
}
