namespace Tap.Guardrails;

/// <summary>In production, DynamoDB refuses to delete a table.</summary>
internal sealed class TableIsDeletionProtected : Rule
{
    public override string Id => RuleIds.TableDeletionProtection;

    public override string Title => "Tables in production cannot be deleted";

    public override Uri Source => new(
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"
        + "#WorkingWithTables.Basics.DeletionProtection");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("DynamoDB.6")];

    public override string Exemptions => "Tables of stacks without the default tag Environment = production may go with their stack.";

    public override string WayOut => "make the table as a KeyValueTable, or set deletion_protection_enabled: "
        + "it holds against the console and other tools, too, which know nothing of prevent_destroy.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.IsProduction() is var production and not Proof.Broken
        ? stack.All("aws_dynamodb_table", "aws_dynamodb_table_replica").SelectMany(table => Check(stack, production, table))
        : [];

    private IEnumerable<Finding> Check(StackModel stack, Proof production, ResourceBlock table) =>
        table["deletion_protection_enabled"].Is(true) is Proof.Broken && production == Proof.Unproven
            ? [NotProven(table, "the environment", stack.EnvironmentTags().First(tag => tag.Kind == ValueKind.Unknown))]
            : Require(
                table["deletion_protection_enabled"].Is(true), table, "can be deleted", "deletion_protection_enabled",
                table["deletion_protection_enabled"], "true");
}
