using System.Runtime.CompilerServices;

namespace Tap;

/// <summary>A construct's deployment and its path in the tree.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Path">The path, beginning with the stack's.</param>
internal sealed record DeploymentScope(Deployment Deployment, string Path)
{
    // Looking up the stack above a construct of another library calls the jsii process, so the result is kept for each construct.
    private static readonly ConditionalWeakTable<IConstruct, DeploymentScope> Others = [];

    /// <summary>Returns the scope of a construct: its own, or that of the stack above it; null for constructs outside a stack.</summary>
    public static DeploymentScope? Of(IConstruct construct)
    {
        if (construct is IDeploymentScope scope)
            return new(scope.Deployment, scope.ConstructPath);
        if (Others.TryGetValue(construct, out var known))
            return known;
        if (construct.Node.Scope is not { } parent || Of(parent) is not { Deployment: var deployment })
            return null;

        var found = new DeploymentScope(deployment, construct.Node.Path);
        Others.Add(construct, found);
        return found;
    }
}
