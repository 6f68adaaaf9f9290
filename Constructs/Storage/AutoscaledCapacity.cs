using HashiCorp.Cdktf.Providers.Aws.AppautoscalingPolicy;
using HashiCorp.Cdktf.Providers.Aws.AppautoscalingTarget;
using Tap.Core;

namespace Tap.Storage;

/// <summary>
/// Provisioned capacity of a table, scaled by Application Auto Scaling between a minimum and a maximum, the same for reads and writes
/// (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html"/>).
/// </summary>
public sealed record AutoscaledCapacity
{
    /// <summary>The minimum capacity in units, which the table starts with. <value>Default: 5.</value></summary>
    public int Minimum { get; init => field = Guard.InRange(value, 1, 40_000, "The minimum capacity of a table", "units"); } = 5;

    /// <summary>The maximum capacity in units. <value>Default: 100.</value></summary>
    public int Maximum { get; init => field = Guard.InRange(value, 1, 40_000, "The maximum capacity of a table", "units"); } = 100;

    /// <summary>The target utilization, in percent. <value>Default: 70.</value></summary>
    public int TargetUtilization { get; init => field = Guard.InRange(value, 20, 90, "The target utilization of a table", "%"); } = 70;

    internal string? Problem => Minimum > Maximum
        ? $"its capacity has a minimum of {Minimum} units and a maximum of {Maximum}: raise the maximum, or lower the minimum"
        : null;

    internal (IReadOnlyList<AppautoscalingTarget> Targets, IReadOnlyList<AppautoscalingPolicy> Policies) Apply(KeyValueTable table)
    {
        var (read, write) = (Scale(table, "Read"), Scale(table, "Write"));
        return ([read.Target, write.Target], [read.Policy, write.Policy]);
    }

    private (AppautoscalingTarget Target, AppautoscalingPolicy Policy) Scale(KeyValueTable table, string kind)
    {
        var target = new AppautoscalingTarget(table, $"{kind.ToLowerInvariant()}-target", new AppautoscalingTargetConfig
        {
            ServiceNamespace = "dynamodb",
            ResourceId = $"table/{table.Name}",
            ScalableDimension = $"dynamodb:table:{kind}CapacityUnits",
            MinCapacity = Minimum,
            MaxCapacity = Maximum,
        });
        var policy = new AppautoscalingPolicy(table, $"{kind.ToLowerInvariant()}-policy", new AppautoscalingPolicyConfig
        {
            Name = $"DynamoDB{kind}CapacityUtilization:{table.Name}",
            PolicyType = "TargetTrackingScaling",
            ServiceNamespace = target.ServiceNamespace,
            ResourceId = target.ResourceId,
            ScalableDimension = target.ScalableDimension,
            TargetTrackingScalingPolicyConfiguration = new AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration
            {
                TargetValue = TargetUtilization,
                PredefinedMetricSpecification =
                    new AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
                    {
                        PredefinedMetricType = $"DynamoDB{kind}CapacityUtilization",
                    },
            },
        });
        return (target, policy);
    }
}
