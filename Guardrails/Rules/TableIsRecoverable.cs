namespace Tap.Guardrails;

/// <summary>Every table has point-in-time recovery.</summary>
internal sealed class TableIsRecoverable : LegacyRule
{
    public override string Id => "TAP-DYNAMODB-2";

    public override string Title => "Tables have point-in-time recovery";

    public override Uri Source => new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html");

    public override string WayOut => "make the table as a KeyValueTable, or set point_in_time_recovery.enabled.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_dynamodb_table")
        .Where(table => !table.Blocks("point_in_time_recovery").Any(recovery => LegacyResource.TextOf(recovery, "enabled") == "true"))
        .Select(table => On(table, "has no point-in-time recovery"));
}
