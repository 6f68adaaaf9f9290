using Tap.Core;
using Tap.Security;

namespace Tap.Stacks;

/// <summary>
/// The customer-managed policies of CI roles. They add what the AWS-managed policies beside them leave out, and deny some of what those
/// allow. Everything that they allow is limited to the deployment's names or tags.
/// </summary>
/// <param name="deployment">The deployment.</param>
/// <param name="stateBucketArn">The ARN of the bucket with the deployment's state.</param>
public sealed class DeploymentPolicies(Deployment deployment, string stateBucketArn)
{
    private static readonly string[] RoleActions =
    [
        "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies", "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
        "iam:UpdateRoleDescription",
    ];

    private static readonly string[] PolicyActions =
    [
        "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:GetPolicy",
        "iam:GetPolicyVersion", "iam:ListEntitiesForPolicy", "iam:ListPolicyTags", "iam:ListPolicyVersions", "iam:TagPolicy",
        "iam:UntagPolicy",
    ];

    private readonly Settings settings = deployment.Settings;

    /// <summary>
    /// The managed policies that <see cref="Apply"/> may attach to the deployment's roles, beside the deployment's own. <value>Default:
    /// those of functions.</value>
    /// </summary>
    public IReadOnlyList<ManagedPolicy> ManagedPolicies { get; init; } =
        [ManagedPolicy.BasicExecution, ManagedPolicy.VpcAccess, ManagedPolicy.XRay, ManagedPolicy.ApplicationSignals];

    private string[] KnownPolicies => [Policy("*"), .. ManagedPolicies.Select(policy => policy.Arn(deployment.Partition))];

    /// <summary>
    /// Returns the policy beside <see cref="ManagedPolicy.ReadOnly"/>. It allows the state lock that a plan takes and denies reading data,
    /// except what Terraform itself reads: state, packages, the deployment's parameters, and environment variables encrypted under its
    /// keys.
    /// </summary>
    /// <returns>The policy.</returns>
    public PolicyDocument Plan() => new(
        Allow("LockState", ["s3:DeleteObject", "s3:PutObject"], $"{stateBucketArn}/{settings.EnvironmentSuffix}/*.tflock"),
        Allow("ReadEnvironmentVariables", ["kms:Decrypt"], Arn("kms", "key/*")) with
        {
            Conditions =
            [
                Condition.StringEquals("aws:ResourceTag/Project", settings.Project),
                Condition.StringEquals("kms:ViaService", $"lambda.{settings.Region}.amazonaws.com"),
            ],
        },
        KeepStateOfFoundation(),
        DenyElsewhere("DenyObjects", ["s3:GetObject*"], $"{stateBucketArn}/{settings.EnvironmentSuffix}/*",
            $"arn:{deployment.Partition}:s3:::{Named("s3", "*deploy")}/*"),
        DenyElsewhere("DenyParameters", ["ssm:GetParameter*"], Arn("ssm", $"parameter/{Named("ssm", "*")}")),
        Deny(
            "DenyItems",
            [
                "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:GetRecords", "dynamodb:PartiQLSelect", "dynamodb:Query",
                "dynamodb:Scan",
            ],
            "*"),
        Deny("DenyMessages", ["sqs:ReceiveMessage"], "*"),
        Deny(
            "DenyLogEvents",
            [
                "logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogObject", "logs:GetLogRecord", "logs:GetQueryResults",
                "logs:StartLiveTail", "logs:StartQuery",
            ],
            "*"));

    /// <summary>
    /// Returns the policy beside <see cref="ManagedPolicy.PowerUser"/>, which allows no IAM. It allows managing roles and policies under
    /// the deployment's names and passing roles to the services that use them, and denies changes of <c>foundation</c>'s own. Every role
    /// that it creates or attaches policies to must carry the boundary, so that no role gets more than the boundary allows
    /// (<see
    /// href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate"/>).
    /// </summary>
    /// <param name="identities">ARNs of roles, policies and providers that <c>foundation</c> creates.</param>
    /// <param name="buckets">ARNs of buckets that <c>foundation</c> creates, beside the state bucket.</param>
    /// <param name="boundary">The ARN of the permissions boundary.</param>
    /// <returns>The policy.</returns>
    public PolicyDocument Apply(IReadOnlyList<string> identities, IReadOnlyList<string> buckets, string boundary) => new(
        Allow("ManageRoles", RoleActions, Role("*")),
        Allow("MakeBoundedRoles", ["iam:CreateRole", "iam:PutRolePermissionsBoundary"], Role("*")) with
        {
            Conditions = [Condition.StringEquals("iam:PermissionsBoundary", boundary)],
        },
        Allow("ManagePolicies", PolicyActions, Policy("*")),
        Allow("AttachPolicies", ["iam:AttachRolePolicy"], Role("*")) with
        {
            Conditions = [Condition.ArnLike("iam:PolicyARN", KnownPolicies), Condition.StringEquals("iam:PermissionsBoundary", boundary)],
        },
        Allow("DetachPolicies", ["iam:DetachRolePolicy"], Role("*")) with
        {
            Conditions = [Condition.ArnLike("iam:PolicyARN", KnownPolicies)],
        },
        Allow("PassRoles", ["iam:PassRole"], Role("*")) with
        {
            Conditions = [Condition.StringEquals("iam:PassedToService", "lambda.amazonaws.com", "vpc-flow-logs.amazonaws.com")],
        },
        Deny("KeepIdentities", ["iam:*"], [.. identities, boundary]),
        Deny("KeepBoundaries", ["iam:DeleteRolePermissionsBoundary"], Role("*")),
        KeepBuckets(buckets),
        KeepOldVersions(buckets),
        KeepStateOfFoundation());

    /// <summary>
    /// Returns the permissions boundary of roles that <see cref="Apply"/> can create: what it may do itself, that is,
    /// <see cref="ManagedPolicy.PowerUser"/> without its actions on identities, and without what is denied to it.
    /// </summary>
    /// <param name="buckets">The same as for <see cref="Apply"/>.</param>
    /// <returns>The permissions boundary.</returns>
    public PolicyDocument Boundary(IReadOnlyList<string> buckets) => PolicyDocument.Boundary(
        new PolicyStatement { Sid = "NoIdentities", NotActions = ["account:*", "iam:*", "organizations:*"], Resources = ["*"] },
        KeepBuckets(buckets),
        KeepOldVersions(buckets),
        KeepStateOfFoundation());

    /// <summary>Returns the ARN of a role by its name within the naming convention.</summary>
    /// <param name="name">The name; <c>*</c> matches all.</param>
    public string Role(string name) => Identity($"role/{Named("iam", name)}");

    /// <summary>Returns the ARN of a customer-managed policy by its name within the naming convention.</summary>
    /// <inheritdoc cref="Role" path="/param"/>
    public string Policy(string name) => Identity($"policy/{Named("iam", name)}");

    // S3 has about thirty actions that change a bucket, and gains new ones
    // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html).
    private PolicyStatement KeepBuckets(IReadOnlyList<string> buckets) =>
        new()
        {
            Sid = "KeepBuckets",
            Deny = true,
            NotActions = ["s3:Get*", "s3:List*"],
            Resources = [.. buckets.Prepend(stateBucketArn).Distinct()],
        };

    private PolicyStatement KeepOldVersions(IReadOnlyList<string> buckets) =>
        Deny(
            "KeepOldVersions", ["s3:DeleteObjectVersion"], [.. buckets.Prepend(stateBucketArn).Distinct().Select(bucket => $"{bucket}/*")]);

    // Including its lock file.
    private PolicyStatement KeepStateOfFoundation() =>
        Deny("KeepStateOfFoundation", ["s3:DeleteObject", "s3:PutObject"],
            $"{stateBucketArn}/{settings.EnvironmentSuffix}/foundation.tfstate*");

    private string Named(string component, string name) => deployment.Names.Of(component, name);

    private string Identity(string resource) => $"arn:{deployment.Partition}:iam::{deployment.AccountId}:{resource}";

    private string Arn(string service, string resource) =>
        $"arn:{deployment.Partition}:{service}:{settings.Region}:{deployment.AccountId}:{resource}";

    private static PolicyStatement Allow(string sid, IReadOnlyList<string> actions, params IReadOnlyList<string> resources) =>
        new() { Sid = sid, Actions = actions, Resources = resources };

    private static PolicyStatement Deny(string sid, IReadOnlyList<string> actions, params IReadOnlyList<string> resources) =>
        new() { Sid = sid, Deny = true, Actions = actions, Resources = resources };

    private static PolicyStatement DenyElsewhere(string sid, IReadOnlyList<string> actions, params IReadOnlyList<string> resources) =>
        new() { Sid = sid, Deny = true, Actions = actions, NotResources = resources };
}
