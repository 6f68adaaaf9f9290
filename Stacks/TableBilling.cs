namespace Tap.Stacks;

/// <summary>
/// How DynamoDB charges for, and limits, a table's throughput
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html).
/// </summary>
public enum TableBilling
{
    /// <summary>Capacity units set in advance and moved by autoscaling: throttles above its ceiling, cheapest for a steady load.</summary>
    Provisioned,

    /// <summary>A price per request and no capacity to plan: carries bursts that a provisioned table would throttle.</summary>
    OnDemand,
}
