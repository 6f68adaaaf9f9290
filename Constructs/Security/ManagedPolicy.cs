using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Security;

/// <summary>
/// A managed policy that a role gets as it is: one of AWS's own
/// (<see href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"/>), of which the known ones have a member
/// here, or a customer-managed one. Two that name the same policy are equal.
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

    /// <summary><c>AWSLambdaBasicExecutionRole</c>: write to CloudWatch Logs.</summary>
    public static ManagedPolicy BasicExecution { get; } =
        Aws(nameof(BasicExecution), "service-role/AWSLambdaBasicExecutionRole", makesLogGroups: true);

    /// <summary><c>AWSLambdaVPCAccessExecutionRole</c>: manage the network interfaces of a function in a VPC.</summary>
    public static ManagedPolicy VpcAccess { get; } =
        Aws(nameof(VpcAccess), "service-role/AWSLambdaVPCAccessExecutionRole", makesLogGroups: true);

    /// <summary><c>AWSXRayDaemonWriteAccess</c>: send traces to X-Ray.</summary>
    public static ManagedPolicy XRay { get; } = Aws(nameof(XRay), "AWSXRayDaemonWriteAccess");

    /// <summary><c>CloudWatchLambdaApplicationSignalsExecutionRolePolicy</c>: send telemetry to CloudWatch Application Signals.</summary>
    public static ManagedPolicy ApplicationSignals { get; } =
        Aws(nameof(ApplicationSignals), "CloudWatchLambdaApplicationSignalsExecutionRolePolicy");

    /// <summary>
    /// <c>AmazonAPIGatewayPushToCloudWatchLogs</c>: write the logs of API Gateway. It may make log groups, too, but API Gateway refuses a
    /// role that may not
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions"/>).
    /// </summary>
    public static ManagedPolicy ApiGatewayLogs { get; } = Aws(nameof(ApiGatewayLogs), "service-role/AmazonAPIGatewayPushToCloudWatchLogs");

    /// <summary><c>ReadOnlyAccess</c>: read everything in the account, data included.</summary>
    public static ManagedPolicy ReadOnly { get; } = Aws(nameof(ReadOnly), "ReadOnlyAccess");

    /// <summary>
    /// <c>PowerUserAccess</c>: everything in the account but identities, organization and account. Who deploys log groups makes them.
    /// </summary>
    public static ManagedPolicy PowerUser { get; } = Aws(nameof(PowerUser), "PowerUserAccess");

    /// <summary>What messages call it, and the attachment's construct id is made of: its member's name here, or else its own.</summary>
    public string Name { get; }

    /// <summary>The id of what attaches it: never that of anything else of a role.</summary>
    internal string AttachmentId => Known.ContainsKey(identity) ? Name : $"managed-{Name}";

    /// <summary>Whether its roles are denied <c>logs:CreateLogGroup</c>, which it would let them do; see <see cref="Role"/>.</summary>
    public bool MakesLogGroups { get; }

    /// <summary>Another policy of AWS's own.</summary>
    /// <param name="path">Its path and name, as they end its ARN: <c>service-role/AWSLambdaSQSQueueExecutionRole</c>.</param>
    /// <param name="makesLogGroups">
    /// Whether it allows <c>logs:CreateLogGroup</c>, which roles with it are then denied. <value>Default: true, which is safe; say false
    /// where it does not, or where the role has to make log groups.</value> Of those with a member here it is known.
    /// </param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">It is no path and name.</exception>
    public static ManagedPolicy AwsManaged(string path, bool makesLogGroups = true)
    {
        Guard.Matches(
            path, Path, "The AWS-managed policy", "path and name as they end its ARN, such as service-role/AWSLambdaSQSQueueExecutionRole");
        return Known.GetValueOrDefault(path) ?? new(LastPart(path), path, isAwsManaged: true, makesLogGroups);
    }

    /// <summary>A policy by its ARN: one that is made elsewhere, in this stack or by somebody else.</summary>
    /// <param name="arn">The ARN, or a reference to one.</param>
    /// <param name="name">What <see cref="Name"/> says. <value>Default: how the ARN ends.</value> A reference, which is no text yet, needs
    /// one.</param>
    /// <param name="makesLogGroups">As with <see cref="AwsManaged"/>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">It is no ARN of a policy, or a reference without a name.</exception>
    public static ManagedPolicy FromArn(string arn, string? name = null, bool makesLogGroups = true)
    {
        if (arn.Contains("${", StringComparison.Ordinal))
        {
            Guard.NotEmpty(name, "The name of a managed policy whose ARN is a reference");
            return new(name!, arn, isAwsManaged: false, makesLogGroups);
        }

        Guard.Matches(arn, PolicyArn, "The ARN of a managed policy", "like arn:aws:iam::111122223333:policy/name");
        return PolicyArn.Match(arn) is { Groups: var parts } && parts["owner"].Value == "aws"
            ? AwsManaged(parts["path"].Value, makesLogGroups)
            : new(name ?? LastPart(arn), arn, isAwsManaged: false, makesLogGroups);
    }

    /// <summary>The policy's ARN.</summary>
    /// <param name="partition">The partition of the account, as <see cref="Deployment.Partition"/> says it: that of AWS's own
    /// policies.</param>
    /// <returns>The ARN.</returns>
    public string Arn(string partition) => isAwsManaged ? $"arn:{partition}:iam::aws:policy/{identity}" : identity;

    /// <summary>Whether both name the same policy.</summary>
    /// <param name="other">The other policy.</param>
    public bool Equals(ManagedPolicy? other) => other is not null && other.identity == identity;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(identity);

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static ManagedPolicy Aws(string name, string path, bool makesLogGroups = false) =>
        Known[path] = new(name, path, isAwsManaged: true, makesLogGroups);

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128}\z")]
    private static partial Regex Path { get; }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<owner>aws|[0-9]{12}):policy/(?<path>(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128})\z")]
    private static partial Regex PolicyArn { get; }
}
