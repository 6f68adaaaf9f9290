using Tap.Api;
using Tap.Core;
using Tap.Security;
using Tap.Storage;

namespace Tap.Stacks;

/// <summary>
/// Everything that an account needs once, before the other stacks: the bucket with their state, the role with which API Gateway writes logs
/// and, when <see cref="FoundationSettings.Repository"/> is set, the roles of its workflows and the permissions boundary of all roles that
/// these create. The stack's own state is local until it is moved into the bucket.
/// </summary>
public sealed class FoundationStack : TapStack
{
    private const string StateBucket = "terraform-state";
    private const string AccessLogs = "access-logs";
    private const string Boundary = "permissions-boundary";
    private const string PlanRole = "ci-plan";
    private const string ApplyRole = "ci-apply";

    private readonly SecureBucket stateBucket;
    private readonly ApiGatewayLogging logging;
    private readonly SecureBucket? accessLogs;

    /// <summary>Describes the stack to the app.</summary>
    public static StackDefinition Definition { get; } =
        new("foundation", (scope, settings) => new FoundationStack(scope, settings)) { Settings = FoundationSettings.All };

    /// <summary>Creates the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The deployment's settings.</param>
    public FoundationStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings with
        {
            State = settings.Get(FoundationSettings.State),
            PermissionsBoundary = BoundaryOfOthers(settings),
        })
    {
        stateBucket = new SecureBucket(this, "state", new SecureBucketProps
        {
            Name = StateBucket,
            Lifecycle = new BucketLifecycle { NoncurrentVersionExpiration = TimeSpan.FromDays(90) },
        });
        logging = new ApiGatewayLogging(this, "apigateway-logging");
        accessLogs = LogAccess(settings);
        Output("state-bucket-name", "Name of the bucket with the state of all stacks", stateBucket.Name);
        if (accessLogs is not null)
            Output("access-log-bucket-name", "Name of the bucket with the access logs of state and audit objects", accessLogs.Name);
        Output("apigateway-logs-role-arn", "ARN of the role that API Gateway logs with", logging.Role.Arn);
        if (settings.Get(FoundationSettings.Repository) is { } repository)
            LetIn(repository);
    }

    // The bucket in the settings is created here, unless it is a bucket of the user's own.
    private SecureBucket? LogAccess(Settings settings)
    {
        if (settings.AccessLogBucket is not { } name)
            return null;
        if (name != Names.Of("s3", AccessLogs))
        {
            stateBucket.LogAccessTo(name);
            return null;
        }

        var bucket = new AccessLogBucket(this, AccessLogs, new AccessLogBucketProps { Name = AccessLogs }).Bucket;
        stateBucket.LogAccessTo(bucket.Name, bucket.Configured);
        return bucket;
    }

    private void LetIn(GitHubRepository repository)
    {
        var provider = new GitHubOidcProvider(this, "github");
        var policies = new DeploymentPolicies(Deployment, StateBucketInUse());
        string[] buckets = accessLogs is null ? [stateBucket.Arn] : [stateBucket.Arn, accessLogs.Arn];
        var boundary = Deployment.Settings.PermissionsBoundary ?? Bound(policies, buckets);
        var plan = new Role(this, PlanRole, new RoleProps
        {
            Name = PlanRole,
            Description = "Plans: reads what is deployed, but no data",
            Trust = Trust.GitHub(provider, repository, "pull_request", "ref:refs/heads/main"),
            MaxSessionDuration = TimeSpan.FromHours(1),
            ManagedPolicies = [ManagedPolicy.ReadOnly],
            PolicyDescription = $"What {PlanRole} may do beside ReadOnly, and may not",
            Policy = policies.Plan(),
        });
        plan.Acknowledge("TAP-IAM-5", "A plan reads resources of every kind; the policy beside ReadOnlyAccess denies it their data.");
        var apply = new Role(this, ApplyRole, new RoleProps
        {
            Name = ApplyRole,
            Description = $"Deploys to {Deployment.Settings.Environment}: all stacks but foundation",
            Trust = Trust.GitHub(provider, repository, $"environment:{Deployment.Settings.Environment}"),
            MaxSessionDuration = TimeSpan.FromHours(1),
            ManagedPolicies = [ManagedPolicy.PowerUser],
            PolicyDescription = $"What {ApplyRole} may do beside PowerUser, and may not",
            Policy = policies.Apply(
                [
                    provider.Arn,
                    policies.Role(PlanRole),
                    policies.Role(ApplyRole),
                    policies.Policy(PlanRole),
                    policies.Policy(ApplyRole),
                    logging.Role.Arn,
                ],
                buckets,
                boundary),
        });
        apply.Acknowledge("TAP-IAM-5",
            "A deployment makes resources of every kind; PowerUserAccess allows no IAM, and the policy beside it none without the "
            + "boundary.");
        Output("ci-plan-role-arn", "ARN of the role that workflows plan with", plan.Arn);
        Output("ci-apply-role-arn", "ARN of the role that workflows deploy with", apply.Arn);
    }

    private string Bound(DeploymentPolicies policies, IReadOnlyList<string> buckets)
    {
        var boundary = new PermissionsBoundary(
            this, Boundary, new PermissionsBoundaryProps { Name = Boundary, Policy = policies.Boundary(buckets) });
        foreach (var rule in new[] { "TAP-IAM-2", "TAP-IAM-8" })
            boundary.Acknowledge(rule,
                "A permissions boundary allows nothing by itself: it says what the policies of a role can allow at most.");
        Output("permissions-boundary-arn", "ARN of the boundary of all roles that workflows make, for the setting TAP_PERMISSIONS_BOUNDARY",
            boundary.Arn);
        return policies.Policy(Boundary);
    }

    // The roles of this stack, which an administrator creates, do not carry its boundary: it cannot exist before them, or be deleted after
    // them.
    private static string? BoundaryOfOthers(Settings settings) =>
        settings.PermissionsBoundary is { } arn
            && !arn.EndsWith($":policy/{new ResourceNames(settings).Of("iam", Boundary)}", StringComparison.Ordinal)
            ? arn
            : null;

    private string StateBucketInUse() => Deployment.Settings.StateBucket is var bucket && bucket == Names.Bucket(StateBucket)
        ? stateBucket.Arn
        : $"arn:{Deployment.Partition}:s3:::{bucket}";
}
