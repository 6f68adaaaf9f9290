using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Security;

/// <summary>
/// A managed policy to attach to a role: an AWS-managed one
/// (<see href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"/>), of which the common ones are members
/// of this class, or a customer-managed one. Two objects for the same policy are equal.
/// </summary>
public sealed partial record ManagedPolicy
{
    private static readonly Dictionary<string, ManagedPolicy> Known = [];

    private readonly string identity; // the path of one of AWS's own, which is the same in all partitions, or the ARN
    private readonly bool isAwsManaged;

    private ManagedPolicy(string name, string identity, bool isAwsManaged, bool makesLogGroups)
    {
        Name = name;
        this.identity = identity;
        this.isAwsManaged = isAwsManaged;
        MakesLogGroups = makesLogGroups;
    }

    /// <summary><c>AWSLambdaBasicExecutionRole</c>: writes to CloudWatch Logs.</summary>
    public static ManagedPolicy BasicExecution { get; } =
        Aws(nameof(BasicExecution), "service-role/AWSLambdaBasicExecutionRole", makesLogGroups: true);

    /// <summary><c>AWSLambdaVPCAccessExecutionRole</c>: manages the network interfaces of a function in a VPC.</summary>
    public static ManagedPolicy VpcAccess { get; } =
        Aws(nameof(VpcAccess), "service-role/AWSLambdaVPCAccessExecutionRole", makesLogGroups: true);

    /// <summary><c>AWSXRayDaemonWriteAccess</c>: sends traces to X-Ray.</summary>
    public static ManagedPolicy XRay { get; } = Aws(nameof(XRay), "AWSXRayDaemonWriteAccess");

    /// <summary><c>CloudWatchLambdaApplicationSignalsExecutionRolePolicy</c>: sends telemetry to CloudWatch Application Signals.</summary>
    public static ManagedPolicy ApplicationSignals { get; } =
        Aws(nameof(ApplicationSignals), "CloudWatchLambdaApplicationSignalsExecutionRolePolicy");

    /// <summary>
    /// <c>AmazonAPIGatewayPushToCloudWatchLogs</c>: writes the logs of API Gateway. It allows creating log groups, because API Gateway
    /// rejects a role without that permission
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions"/>).
    /// </summary>
    public static ManagedPolicy ApiGatewayLogs { get; } = Aws(nameof(ApiGatewayLogs), "service-role/AmazonAPIGatewayPushToCloudWatchLogs");

    /// <summary><c>ReadOnlyAccess</c>: reads everything in the account, including data.</summary>
    public static ManagedPolicy ReadOnly { get; } = Aws(nameof(ReadOnly), "ReadOnlyAccess");

    /// <summary>
    /// <c>PowerUserAccess</c>: allows everything in the account except identities, organization and account. It may create log groups,
    /// because deployments do.
    /// </summary>
    public static ManagedPolicy PowerUser { get; } = Aws(nameof(PowerUser), "PowerUserAccess");

    /// <summary>The name in messages and in the attachment's construct id: the member's name in this class, or the policy's own.</summary>
    public string Name { get; }

    /// <summary>The construct id of the attachment, different from all other ids below a role.</summary>
    internal string AttachmentId => Known.ContainsKey(identity) ? Name : $"managed-{Name}";

    /// <summary>Whether roles with it are denied <c>logs:CreateLogGroup</c>, which the policy allows; see <see cref="Role"/>.</summary>
    public bool MakesLogGroups { get; }

    /// <summary>Returns another AWS-managed policy.</summary>
    /// <param name="path">Its path and name, as at the end of its ARN: <c>service-role/AWSLambdaSQSQueueExecutionRole</c>.</param>
    /// <param name="makesLogGroups">
    /// Whether the policy allows <c>logs:CreateLogGroup</c>, which is then denied to roles with it. <value>Default: true, which is safe;
    /// use false when the policy does not allow it, or when the role must create log groups.</value> It is ignored for policies that are
    /// members of this class.
    /// </param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">The text is not a path and name.</exception>
    public static ManagedPolicy AwsManaged(string path, bool makesLogGroups = true)
    {
        Guard.Matches(
            path, Path, "The AWS-managed policy", "path and name as they end its ARN, such as service-role/AWSLambdaSQSQueueExecutionRole");
        return Known.GetValueOrDefault(path) ?? new(LastPart(path), path, isAwsManaged: true, makesLogGroups);
    }

    /// <summary>Returns a policy by its ARN, created in this stack or elsewhere.</summary>
    /// <param name="arn">The ARN, or a reference to one.</param>
    /// <param name="name">The value of <see cref="Name"/>. <value>Default: the end of the ARN.</value> Required for a reference.</param>
    /// <param name="makesLogGroups">The same as for <see cref="AwsManaged"/>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">The text is not the ARN of a policy, or it is a reference without a name.</exception>
    public static ManagedPolicy FromArn(string arn, string? name = null, bool makesLogGroups = true)
    {
        if (Imported.IsReference(arn))
        {
            Guard.NotEmpty(name, "The name of a managed policy whose ARN is a reference");
            return new(name!, arn, isAwsManaged: false, makesLogGroups);
        }

        Guard.Matches(arn, PolicyArn, "The ARN of a managed policy", "like arn:aws:iam::111122223333:policy/name");
        return PolicyArn.Match(arn) is { Groups: var parts } && parts["owner"].Value == "aws"
            ? AwsManaged(parts["path"].Value, makesLogGroups)
            : new(name ?? LastPart(arn), arn, isAwsManaged: false, makesLogGroups);
    }

    /// <summary>Returns the policy's ARN.</summary>
    /// <param name="partition">The partition of AWS-managed policies, from <see cref="Deployment.Partition"/>.</param>
    /// <returns>The ARN.</returns>
    public string Arn(string partition) => isAwsManaged ? $"arn:{partition}:iam::aws:policy/{identity}" : identity;

    /// <summary>Returns whether both are the same policy.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    public bool Equals(ManagedPolicy? other) => other is not null && other.identity == identity;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(identity);

    /// <summary>Returns the <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static ManagedPolicy Aws(string name, string path, bool makesLogGroups = false) =>
        Known[path] = new(name, path, isAwsManaged: true, makesLogGroups);

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128}\z")]
    private static partial Regex Path { get; }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<owner>aws|[0-9]{12}):policy/(?<path>(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128})\z")]
    private static partial Regex PolicyArn { get; }
}
