using System.Runtime.CompilerServices;

namespace Tap;

/// <summary>A construct's deployment and its path in the tree.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Path">The path, beginning with the stack's.</param>
internal sealed record DeploymentScope(Deployment Deployment, string Path)
{
    // What lies above a construct that is not of this library is a question to another process, asked once a construct.
    private static readonly ConditionalWeakTable<IConstruct, DeploymentScope> Others = [];

    /// <summary>That of a construct: its own, or what the stack above it says; null above and beside all stacks.</summary>
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
