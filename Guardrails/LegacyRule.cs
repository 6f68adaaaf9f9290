namespace Tap.Guardrails;

/// <summary>A rule over JSON paths.</summary>
public abstract class LegacyRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(StackModel stack) => Check(stack.Legacy!);

    /// <summary>Checks a stack.</summary>
    public abstract IEnumerable<Finding> Check(StackJson stack);

    /// <summary>Returns a finding of this rule.</summary>
    protected Finding On(LegacyResource resource, string detail) => new(
        this, new ResourceBlock(BlockKind.Resource, resource.Type, resource.LogicalId, resource.Address, resource.Path, true, []), detail);
}
