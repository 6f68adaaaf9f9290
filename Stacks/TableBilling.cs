namespace Tap.Stacks;

/// <summary>
/// The billing mode of a table, which also decides its throughput
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html).
/// </summary>
public enum TableBilling
{
    /// <summary>Provisioned capacity with autoscaling: throttles above its maximum, least expensive for a steady load.</summary>
    Provisioned,

    /// <summary>On-demand, charged by request, without capacity to plan: serves bursts that a provisioned table would throttle.</summary>
    OnDemand,
}
