using Tap.Core;

namespace Tap.Security;

/// <summary>Identifies an imported role.</summary>
/// <param name="Arn">The role's ARN.</param>
/// <param name="Id">The id of the construct.</param>
/// <param name="AttachPolicy">Whether granted permissions are attached to it.</param>
internal sealed record ImportedRoleProps(string Arn, string Id, bool AttachPolicy) : IConstructProps
{
    public IEnumerable<string?> Problems(Deployment deployment, string id) => [InputProblems.Of(() => PolicyName(deployment))];

    /// <summary>
    /// The name of the customer-managed policy; it contains the stack's name, because several stacks may import the same role.
    /// </summary>
    public string PolicyName(Deployment deployment) => deployment.Names.Policy($"{deployment.Stack}-{Id}");
}

/// <summary>An imported role; what is granted to it goes into a customer-managed policy of this stack.</summary>
internal sealed class ImportedRole : TapConstruct, IRole
{
    private readonly RolePolicies? policies;

    public ImportedRole(Construct scope, string id, ImportedRoleProps props)
        : base(scope, id, props)
    {
        Arn = props.Arn;
        if (props.AttachPolicy)
            policies = new(
                this, id, Imported.LastPart(Arn), props.PolicyName(Deployment), $"What {Deployment.Stack} lets an imported role do");
    }

    public string Arn { get; }

    public string StatementName => StatementId.Of(ConstructId, Node.Scope!.Node.Id, []);

    IRole IGrantee.Role => this;

    public void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        Attached(string.Join(", ", actions)).Grant(sid, actions, resources);

    public void Grant(Grant grant) => Attached(string.Join(", ", grant.Actions)).Grant(grant);

    public void OnAttached(Action<IReadOnlyList<string>> dependOn)
    {
        if (policies is null)
            dependOn([]);
        else
            policies.OnAttached(dependOn);
    }

    private RolePolicies Attached(string actions) => policies ?? throw new InputException(
        $"The role '{Arn}' is imported without a policy of this stack, so it cannot be granted {actions}: leave that to its owner, "
        + "or import it with one.");
}
