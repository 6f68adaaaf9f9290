namespace Tap.Guardrails;

/// <summary>A rule that the policies of some resources let nobody unknown in.</summary>
internal abstract class ResourcePolicyRule : PrincipalRule
{
    /// <summary>The Terraform types whose policies it reads.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <inheritdoc/>
    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Resource && Types.Contains(policy.Resource.Type);
}
