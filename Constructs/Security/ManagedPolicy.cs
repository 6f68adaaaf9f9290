namespace Tap.Security;

/// <summary>
/// The AWS-managed policies in use (<see href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"/>).
/// </summary>
public enum ManagedPolicy
{
    /// <summary><c>AWSLambdaBasicExecutionRole</c>: write to CloudWatch Logs.</summary>
    BasicExecution,

    /// <summary><c>AWSLambdaVPCAccessExecutionRole</c>: manage the network interfaces of a function in a VPC.</summary>
    VpcAccess,

    /// <summary><c>AWSXRayDaemonWriteAccess</c>: send traces to X-Ray.</summary>
    XRay,

    /// <summary><c>CloudWatchLambdaApplicationSignalsExecutionRolePolicy</c>: send telemetry to CloudWatch Application Signals.</summary>
    ApplicationSignals,

    /// <summary><c>AmazonAPIGatewayPushToCloudWatchLogs</c>: write the logs of API Gateway.</summary>
    ApiGatewayLogs,

    /// <summary><c>ReadOnlyAccess</c>: read everything in the account, data included.</summary>
    ReadOnly,

    /// <summary><c>PowerUserAccess</c>: everything in the account but identities, organization and account.</summary>
    PowerUser,
}

/// <summary>The ARNs of <see cref="ManagedPolicy"/>.</summary>
internal static class ManagedPolicyArn
{
    /// <summary>
    /// Whether the policy lets a function make log groups of any name. That of API Gateway does so too, but API Gateway refuses a role that
    /// may not
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions"/>).
    /// </summary>
    public static bool MakesLogGroups(this ManagedPolicy policy) => policy is ManagedPolicy.BasicExecution or ManagedPolicy.VpcAccess;

    /// <summary>The policy's ARN in a partition.</summary>
    public static string Arn(this ManagedPolicy policy, string partition) => $"arn:{partition}:iam::aws:policy/" + policy switch
    {
        ManagedPolicy.BasicExecution => "service-role/AWSLambdaBasicExecutionRole",
        ManagedPolicy.VpcAccess => "service-role/AWSLambdaVPCAccessExecutionRole",
        ManagedPolicy.XRay => "AWSXRayDaemonWriteAccess",
        ManagedPolicy.ApplicationSignals => "CloudWatchLambdaApplicationSignalsExecutionRolePolicy",
        ManagedPolicy.ApiGatewayLogs => "service-role/AmazonAPIGatewayPushToCloudWatchLogs",
        ManagedPolicy.ReadOnly => "ReadOnlyAccess",
        ManagedPolicy.PowerUser => "PowerUserAccess",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such managed policy."),
    };
}
