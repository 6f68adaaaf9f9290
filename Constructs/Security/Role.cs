using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;
using Tap.Core;

namespace Tap.Security;

/// <summary>
/// An IAM role (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html"/>) with a trust policy, managed policies, and
/// one customer-managed policy that contains exactly what was granted. It has no inline policies. When its managed policies allow creating
/// log groups, the customer-managed policy denies it: a function's log group exists before the function, and one that is created again
/// after a destroy has no retention and blocks the next deployment. The role carries the boundary of
/// <see cref="Settings.PermissionsBoundary"/>.
/// </summary>
public sealed partial class Role : TapConstruct, IRole
{
    private readonly RolePolicies policies;

    /// <summary>Creates the role and attaches the managed policies.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The role's settings.</param>
    /// <exception cref="InputException">
    /// IAM would reject the name, or a managed policy, a statement or a condition occurs twice; the message lists all problems.
    /// </exception>
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
        // The denial is attached first and detached last; otherwise the log group could be created again while a stack is being destroyed.
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

    /// <summary>The customer-managed policy; <see langword="null"/> until something is granted.</summary>
    public IamPolicy? Policy => policies.Policy;

    /// <summary>The attachments of the role's policies made so far, in the order in which they were made.</summary>
    public IReadOnlyList<IamRolePolicyAttachment> Attachments => policies.Attachments;

    /// <inheritdoc/>
    public string StatementName => StatementId.Of(ConstructId, Node.Scope!.Node.Id, []);

    IRole IGrantee.Role => this;

    /// <summary>
    /// Imports an existing role of this account. Its trust policy, boundary and other policies stay unchanged, and creating log groups is
    /// not denied to it.
    /// </summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="arn">The role's ARN, or a reference to one.</param>
    /// <param name="attachPolicy">
    /// Whether granted permissions are attached to the role, in a customer-managed policy of this stack. <value>Default: true.</value> With
    /// false, grants are refused.
    /// </param>
    /// <returns>The role.</returns>
    /// <exception cref="InputException">The text is not the ARN of a role, or IAM would reject the policy's name.</exception>
    public static IRole FromArn(Construct scope, string id, string arn, bool attachPolicy = true) => new ImportedRole(scope, id, new(
        Imported.Checked(arn, RoleArn, "The ARN of an imported role", "like arn:aws:iam::111122223333:role/name"), id, attachPolicy));

    /// <inheritdoc/>
    public void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        policies.Grant(sid, actions, resources);

    /// <inheritdoc/>
    public void Grant(Grant grant) => policies.Grant(grant);

    /// <inheritdoc/>
    public void OnAttached(Action<IReadOnlyList<string>> dependOn) => policies.OnAttached(dependOn);

    // A function can write to an existing log group without this permission
    // (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html). The log group of Application Signals belongs
    // to the account, and the first function that reports creates it
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
