using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of an <see cref="ExecutionRole"/>.</summary>
public sealed record ExecutionRoleProps : IConstructProps
{
    /// <summary>The role's name within the naming convention, such as <c>get-handler</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// AWS-managed policies to attach. <value>Default: <see cref="ManagedPolicy.BasicExecution"/> and
    /// <see cref="ManagedPolicy.XRay"/>.</value>
    /// </summary>
    public IReadOnlyList<ManagedPolicy> ManagedPolicies { get; init; } = [ManagedPolicy.BasicExecution, ManagedPolicy.XRay];

    /// <summary>The service that assumes the role. <value>Default: <c>lambda.amazonaws.com</c>.</value></summary>
    public string Service { get; init; } = "lambda.amazonaws.com";

    /// <summary>The trust policy, in place of <see cref="Service"/> alone.</summary>
    internal PolicyDocument? Trust { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment) =>
    [
        InputProblems.Of(() => deployment.Names.Role(Name)),
        .. ManagedPolicies.CountBy(policy => policy).Where(policy => policy.Value > 1)
            .Select(policy => $"the managed policy {policy.Key} is there {policy.Value} times: attach it once"),
    ];
}

/// <summary>
/// The role that one function runs as (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"/>):
/// AWS-managed policies, and one customer-managed policy with exactly what was granted. There are no inline policies. Where the AWS-managed
/// policies let a function make log groups, its own takes that back: the group is there before the function, and one that comes back after
/// it was destroyed has no retention and is in the way of the next deployment.
/// </summary>
public sealed class ExecutionRole : TapConstruct
{
    private readonly PolicyDocument grants = new();
    private readonly List<string> attachments = [];
    private readonly List<Action<IReadOnlyList<string>>> dependents = [];
    private readonly string name;
    private readonly string roleName; // a reference to it, which is made in another process
    private IamPolicy? policy;

    /// <summary>Creates the role and attaches the AWS-managed policies.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The role's settings.</param>
    /// <exception cref="InputException">AWS would refuse the name, or a policy is there twice; the message lists all.</exception>
    public ExecutionRole(Construct scope, string id, ExecutionRoleProps props)
        : base(scope, id, props)
    {
        name = props.Name;
        var trust = (props.Trust ?? PolicyDocument.TrustOf(props.Service)).ToJson();
        Role = new IamRole(this, "role", new IamRoleConfig
        {
            Name = Deployment.Names.Role(name),
            AssumeRolePolicy = trust,
            PermissionsBoundary = Deployment.Settings.PermissionsBoundary,
        });
        Deployment.Account.TakeFrom(Role, trust);
        roleName = Role.Name;
        // First here and last to go, or the group could come back while a stack is destroyed.
        IamRolePolicyAttachment[] first = props.ManagedPolicies.Any(managed => managed.MakesLogGroups())
            ? [KeepLogGroups(props.ManagedPolicies)]
            : [];
        foreach (var managed in props.ManagedPolicies)
            Attach(managed.ToString(), managed.Arn(Deployment.Partition), first);
    }

    /// <summary>The IAM role.</summary>
    public IamRole Role { get; }

    /// <summary>Allows the role these actions on these resources, and nothing else.</summary>
    /// <param name="sid">The id of the policy statement, unique in the role: letters and digits.</param>
    /// <param name="actions">The actions, such as <c>dynamodb:GetItem</c>, without wildcards.</param>
    /// <param name="resources">The ARNs of the resources.</param>
    /// <exception cref="InputException">The id is taken, an action is missing or has a wildcard, or the resource is
    /// <c>*</c>.</exception>
    public void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources)
    {
        if (resources.Count == 0 || resources.Contains("*"))
            throw new InputException(
                $"The grant '{sid}' of role '{name}' must name its resources by ARN, but names {(resources.Count == 0 ? "none" : "'*'")}.");
        grants.Add(new PolicyStatement { Sid = sid, Actions = actions, Resources = resources });
        if (policy is null)
            _ = AttachOwnPolicy();
        else
            policy.Policy = grants.ToJson();
    }

    /// <summary>
    /// Allows the role these actions on a resource of a construct. The statement's id comes from construct and actions; granting the same
    /// again changes nothing.
    /// </summary>
    /// <param name="resource">The construct that the resource belongs to.</param>
    /// <param name="part">The part of it, such as a pattern of keys; empty for all of it.</param>
    /// <param name="actions">The actions, without wildcards.</param>
    /// <param name="resources">The ARNs of the resource.</param>
    /// <param name="key">The key that the resource is encrypted under, which the role may then use.</param>
    internal void Grant(
        TapConstruct resource, string part, IReadOnlyList<string> actions, IReadOnlyList<string> resources, EncryptionKey? key = null)
    {
        if (!grants.Has(actions, resources))
            Grant(grants.FreeSid(StatementId.Of(resource.ConstructId, part, actions)), actions, resources);
        key?.GrantUse(this);
    }

    /// <summary>
    /// Tells the addresses of all policy attachments of the role, now and again whenever one is added: a function that starts without its
    /// policies fails, so it must depend on those granted later too.
    /// </summary>
    /// <param name="dependOn">Receives all addresses.</param>
    internal void OnAttached(Action<IReadOnlyList<string>> dependOn)
    {
        dependents.Add(dependOn);
        dependOn(attachments);
    }

    // A function logs to a group that is there without this permission
    // (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html). The one of Application Signals belongs to
    // the account, and whoever is first makes it
    // (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchLambdaApplicationSignalsExecutionRolePolicy.html).
    private IamRolePolicyAttachment KeepLogGroups(IReadOnlyList<ManagedPolicy> managedPolicies)
    {
        var logGroups = $"arn:{Deployment.Partition}:logs:*:*:log-group:";
        var denial = new PolicyStatement { Sid = "KeepLogGroups", Deny = true, Actions = ["logs:CreateLogGroup"] };
        grants.Add(managedPolicies.Contains(ManagedPolicy.ApplicationSignals)
            ? denial with { NotResources = [$"{logGroups}/aws/application-signals/data*"] }
            : denial with { Resources = [$"{logGroups}*"] });
        return AttachOwnPolicy();
    }

    private IamRolePolicyAttachment AttachOwnPolicy()
    {
        policy = new IamPolicy(this, "policy", new IamPolicyConfig
        {
            Name = Deployment.Names.Policy(name),
            Description = $"What {name} may do beyond the AWS-managed policies",
            Policy = grants.ToJson(),
        });
        return Attach("Granted", policy.Arn);
    }

    private IamRolePolicyAttachment Attach(string id, string policyArn, params ITerraformDependable[] after)
    {
        var attachment = new IamRolePolicyAttachment(this, id, new IamRolePolicyAttachmentConfig
        {
            Role = roleName,
            PolicyArn = policyArn,
            DependsOn = after.Length > 0 ? after : null,
        });
        attachments.Add(attachment.Address);
        dependents.ForEach(dependOn => dependOn(attachments));
        return attachment;
    }
}
