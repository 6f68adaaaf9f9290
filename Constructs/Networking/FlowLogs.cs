using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using HashiCorp.Cdktf.Providers.Aws.FlowLog;
using Tap.Core;
using Tap.Security;

namespace Tap.Networking;

/// <summary>Settings of <see cref="FlowLogs"/>.</summary>
public sealed record FlowLogsProps : IConstructProps
{
    /// <summary>The network whose traffic is logged.</summary>
    public required Network Network { get; init; }

    /// <summary>How long records are kept. <value>Default: 30 days.</value></summary>
    public LogRetention Retention { get; init => field = Guard.Defined(value, "The retention of flow logs"); } = LogRetention.OneMonth;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => ProblemsOf(deployment, Network.Name);

    /// <summary>Returns the problems of the flow logs of a network with that name, which need not exist yet.</summary>
    internal static IEnumerable<string?> ProblemsOf(Deployment deployment, string network) =>
    [
        InputProblems.Of(() => LogGroupName(deployment, network)),
        InputProblems.Of(() => deployment.Names.Role(RoleName(network))),
    ];

    internal static string LogGroupName(Deployment deployment, string network) =>
        deployment.Names.LogGroup("vpc-flow-logs", deployment.Names.Of("vpc", network));

    internal static string RoleName(string network) => $"{network}-flow-logs";
}

/// <summary>
/// Flow logs of all traffic of a VPC, accepted and rejected, in a CloudWatch log group, aggregated over AWS's default of 10 minutes
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html"/>).
/// </summary>
public sealed class FlowLogs : TapConstruct
{
    /// <summary>Creates the log group, the role and the flow log.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The flow logs' settings.</param>
    /// <exception cref="InputException">AWS would reject a name.</exception>
    public FlowLogs(Construct scope, string id, FlowLogsProps props)
        : base(scope, id, props)
    {
        var network = props.Network;
        LogGroup = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig
        {
            Name = FlowLogsProps.LogGroupName(Deployment, network.Name),
            RetentionInDays = (int)props.Retention,
        });
        var logGroupArn = LogGroup.Arn;
        Role = MakeRole(network, logGroupArn);
        FlowLog = new FlowLog(this, "flow-log", new FlowLogConfig
        {
            VpcId = network.VpcId,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = logGroupArn,
            IamRoleArn = Role.Arn,
            Tags = new NetworkTags(Deployment.Names, network.Name).Of("flow-log"),
        });
        Role.OnAttached(attachments => FlowLog.DependsOn = [.. attachments]);
    }

    /// <summary>The log group.</summary>
    public CloudwatchLogGroup LogGroup { get; }

    /// <summary>The role that the flow logs service assumes.</summary>
    public Role Role { get; }

    /// <summary>The flow log itself.</summary>
    public FlowLog FlowLog { get; }

    // All actions that AWS's page lists, each on the narrowest resource that works
    // (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html). The service may create only this group, and cannot create
    // it again after a destroy: the policy refers to the group, so Terraform detaches and deletes the policy first.
    private Role MakeRole(Network network, string logGroupArn)
    {
        var account = Deployment.AccountId;
        var role = new Role(this, "role", new RoleProps
        {
            Name = FlowLogsProps.RoleName(network.Name),
            // Without conditions, another account's flow log could make the service assume this role.
            Trust = Trust.Service("vpc-flow-logs.amazonaws.com")
                .In(account, $"arn:{Deployment.Partition}:ec2:{Deployment.Settings.Region}:{account}:vpc-flow-log/*"),
        });
        role.Grant("WriteFlowLogs", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            [$"{logGroupArn}:*"]);
        role.Grant("FindLogGroup", ["logs:DescribeLogGroups"],
            [$"arn:{Deployment.Partition}:logs:{Deployment.Settings.Region}:{account}:log-group:*"]);
        return role;
    }
}
