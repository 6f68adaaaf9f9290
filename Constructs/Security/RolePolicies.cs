using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;
using Tap.Core;

namespace Tap.Security;

/// <summary>The policies attached to a role. A customer-managed one, created with the first statement, contains what was granted.</summary>
/// <param name="owner">The construct above the policies.</param>
/// <param name="role">The role's name in messages.</param>
/// <param name="roleName">The role's name in IAM, or a reference to it.</param>
/// <param name="policyName">The name of the customer-managed policy.</param>
/// <param name="description">The customer-managed policy's description in AWS.</param>
internal sealed class RolePolicies(TapConstruct owner, string role, string roleName, string policyName, string description)
{
    private readonly PolicyDocument grants = new();
    private readonly List<IamRolePolicyAttachment> made = [];
    private readonly List<string> attachments = [];
    private readonly List<Action<IReadOnlyList<string>>> dependents = [];
    private IamPolicyAttachment? own;

    /// <summary>The customer-managed policy; null until it contains a statement.</summary>
    public IamPolicy? Policy => own?.Policy;

    /// <summary>The attachments made so far.</summary>
    public IReadOnlyList<IamRolePolicyAttachment> Attachments => made;

    /// <inheritdoc cref="IRole.Grant(string, IReadOnlyList{string}, IReadOnlyList{string})"/>
    public void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources)
    {
        if (resources.Count == 0 || resources.Contains("*"))
            throw new InputException(
                $"The grant '{sid}' of role '{role}' must name its resources by ARN, but names {(resources.Count == 0 ? "none" : "'*'")}.");
        Add(new PolicyStatement { Sid = sid, Actions = actions, Resources = resources });
    }

    /// <inheritdoc cref="IRole.Grant(Grant)"/>
    public void Grant(Grant grant)
    {
        if (!grants.Has(grant.Actions, grant.Arns))
            Grant(grants.FreeSid(grant.Sid), grant.Actions, grant.Arns);
    }

    /// <summary>Adds statements to the customer-managed policy.</summary>
    /// <returns>The policy's attachment.</returns>
    public IamRolePolicyAttachment Add(params IReadOnlyList<PolicyStatement> statements)
    {
        foreach (var statement in statements)
            grants.Add(statement);
        if (own is null)
            own = AttachOwn();
        else
            own.Policy.Policy = grants.ToJson();
        return own.Attachment;
    }

    /// <summary>Attaches a policy.</summary>
    /// <param name="id">The attachment's construct id.</param>
    /// <param name="policyArn">The policy's ARN.</param>
    /// <param name="after">Attachments that must exist before it, and until after it is gone.</param>
    public IamRolePolicyAttachment Attach(string id, string policyArn, params ITerraformDependable[] after)
    {
        var attachment = new IamRolePolicyAttachment(owner, id, new IamRolePolicyAttachmentConfig
        {
            Role = roleName,
            PolicyArn = policyArn,
            DependsOn = after.Length > 0 ? after : null,
        });
        made.Add(attachment);
        attachments.Add(attachment.Address);
        dependents.ForEach(dependOn => dependOn(attachments));
        return attachment;
    }

    /// <inheritdoc cref="IRole.OnAttached"/>
    public void OnAttached(Action<IReadOnlyList<string>> dependOn)
    {
        dependents.Add(dependOn);
        dependOn(attachments);
    }

    private IamPolicyAttachment AttachOwn()
    {
        var policy = new IamPolicy(owner, "policy", new IamPolicyConfig
        {
            Name = policyName,
            Description = description,
            Policy = grants.ToJson(),
        });
        return new(policy, Attach("Granted", policy.Arn));
    }

    private sealed record IamPolicyAttachment(IamPolicy Policy, IamRolePolicyAttachment Attachment);
}
