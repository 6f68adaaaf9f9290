namespace Tap.Guardrails;

/// <summary>Every table and every replica of one has point-in-time recovery.</summary>
internal sealed class TableIsRecoverable : Rule
{
    public override string Id => "TAP-DYNAMODB-2";

    public override string Title => "Tables have point-in-time recovery";

    public override Uri Source => new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("DynamoDB.2"), Control.ControlTower("CT.DYNAMODB.PR.1")];

    public override string WayOut =>
        "make the table as a KeyValueTable, or set point_in_time_recovery.enabled, and point_in_time_recovery of each replica.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_dynamodb_table").SelectMany(CheckTable),
        .. stack.All("aws_dynamodb_table_replica").SelectMany(replica => CheckReplica(replica, replica)),
    ];

    private IEnumerable<Finding> CheckTable(ResourceBlock table)
    {
        var enabled = new NestedArgument(table, "point_in_time_recovery.enabled");
        return
        [
            .. Require(
                enabled.Is(true), table, "has no point-in-time recovery", "point_in_time_recovery.enabled",
                enabled.Deciding(value => value.Is(true)), "true"),
            .. table.Blocks("replica").SelectMany(replica => CheckReplica(table, replica)),
        ];
    }

    private IEnumerable<Finding> CheckReplica(ResourceBlock resource, Block replica) => Require(
        replica["point_in_time_recovery"].Is(true), resource, "has a replica without point-in-time recovery",
        "point_in_time_recovery of the replica", replica["point_in_time_recovery"], "true");
}
