using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;
using Tap.Core;

namespace Tap.Security;

/// <summary>
/// An IAM role (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html"/>): who may take it, managed policies, and one
/// customer-managed policy with exactly what was granted. There are no inline policies. Where the managed policies let it make log groups,
/// its own takes that back: a function's group is there before the function, and one that comes back after it was destroyed has no
/// retention and is in the way of the next deployment. It carries the boundary of <see cref="Settings.PermissionsBoundary"/>.
/// </summary>
public sealed partial class Role : TapConstruct, IRole
{
    private readonly RolePolicies policies;

    /// <summary>Creates the role and attaches the managed policies.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The role's settings.</param>
    /// <exception cref="InputException">IAM would refuse the name, or a managed policy, a statement or a condition is there twice; the
    /// message lists all.</exception>
    public Role(Construct scope, string id, RoleProps props)
        : base(scope, id, props)
    {
        var name = Deployment.NameOf(id, props.Name);
        var trust = props.Trust.ToPolicy().ToJson();
        IamRole = new IamRole(this, "role", new IamRoleConfig
        {
            Name = Deployment.Names.Role(name),
            Description = props.Description,
            AssumeRolePolicy = trust,
            MaxSessionDuration = props.MaxSessionDuration?.TotalSeconds,
            PermissionsBoundary = Deployment.Settings.PermissionsBoundary,
        });
        Deployment.Account.TakeFrom(IamRole, trust);
        Arn = IamRole.Arn;
        policies = new RolePolicies(
            this, name, IamRole.Name, Deployment.Names.Policy(name),
            props.PolicyDescription ?? $"What {name} may do beyond the AWS-managed policies");
        // The denial is first here and last to go, or the group could come back while a stack is destroyed.
        IamRolePolicyAttachment[] first = props.ManagedPolicies.Any(managed => managed.MakesLogGroups)
            ? [policies.Add(KeepLogGroups(props.ManagedPolicies))]
            : [];
        foreach (var managed in props.ManagedPolicies)
            policies.Attach(managed.AttachmentId, managed.Arn(Deployment.Partition), first);
        if (props.Policy is { Statements: { Count: > 0 } statements })
            policies.Add(statements);
    }

    /// <summary>The IAM role.</summary>
    public IamRole IamRole { get; }

    /// <inheritdoc/>
    public string Arn { get; }

    /// <summary>The customer-managed policy; <see langword="null"/> as long as nothing was granted.</summary>
    public IamPolicy? Policy => policies.Policy;

    /// <inheritdoc/>
    public string StatementName => StatementId.Of(ConstructId, Node.Scope!.Node.Id, []);

    IRole IGrantee.Role => this;

    /// <summary>
    /// A role of this account that is there already. Who may take it, its boundary and its other policies stay as they are, and it is
    /// denied nothing: log groups are up to its owner.
    /// </summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="arn">The role's ARN, or a reference to one.</param>
    /// <param name="attachPolicy">
    /// Whether what is granted is attached to it, as a customer-managed policy of this stack. <value>Default: true.</value> Otherwise
    /// grants are refused.
    /// </param>
    /// <returns>The role.</returns>
    /// <exception cref="InputException">It is no ARN of a role, or IAM would refuse the policy's name.</exception>
    public static IRole FromArn(Construct scope, string id, string arn, bool attachPolicy = true) => new ImportedRole(scope, id, new(
        Imported.Checked(arn, RoleArn, "The ARN of an imported role", "like arn:aws:iam::111122223333:role/name"), id, attachPolicy));

    /// <inheritdoc/>
    public void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        policies.Grant(sid, actions, resources);

    /// <inheritdoc/>
    public void Grant(Grant grant) => policies.Grant(grant);

    /// <inheritdoc/>
    public void OnAttached(Action<IReadOnlyList<string>> dependOn) => policies.OnAttached(dependOn);

    // A function logs to a group that is there without this permission
    // (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html). The one of Application Signals belongs to
    // the account, and whoever is first makes it
    // (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchLambdaApplicationSignalsExecutionRolePolicy.html).
    private PolicyStatement KeepLogGroups(IReadOnlyList<ManagedPolicy> managedPolicies)
    {
        var logGroups = $"arn:{Deployment.Partition}:logs:*:*:log-group:";
        var denial = new PolicyStatement { Sid = "KeepLogGroups", Deny = true, Actions = ["logs:CreateLogGroup"] };
        return managedPolicies.Contains(ManagedPolicy.ApplicationSignals)
            ? denial with { NotResources = [$"{logGroups}/aws/application-signals/data*"] }
            : denial with { Resources = [$"{logGroups}*"] };
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:role/(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex RoleArn { get; }
}
