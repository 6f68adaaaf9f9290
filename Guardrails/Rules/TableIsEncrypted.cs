namespace Tap.Guardrails;

/// <summary>Every table is encrypted under a KMS key.</summary>
internal sealed class TableIsEncrypted : LegacyRule
{
    public override string Id => "TAP-DYNAMODB-1";

    public override string Title => "Tables are encrypted under a KMS key";

    public override Uri Source => new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html");

    public override string WayOut => "make the table as a KeyValueTable, or set server_side_encryption.enabled: "
        + "without it the key is not in the account, and CloudTrail does not show its use.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_dynamodb_table")
        .Where(table => !table.Blocks("server_side_encryption").Any(encryption => LegacyResource.TextOf(encryption, "enabled") == "true"))
        .Select(table => On(table, "has no server-side encryption"));
}
