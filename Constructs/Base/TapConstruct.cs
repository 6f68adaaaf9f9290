using Tap.Core;

namespace Tap;

/// <summary>The base of Tap's constructs: it finds the deployment by its scope.</summary>
public abstract class TapConstruct : Construct, IDeploymentScope
{
    /// <summary>Hangs the construct into the tree below <paramref name="scope"/>.</summary>
    /// <param name="scope">A <see cref="TapStack"/> or another construct of Tap.</param>
    /// <param name="id">The id, unique in its scope. Renaming it replaces the resources below.</param>
    /// <param name="check">Refuses bad input by throwing, before anything hangs in the tree. <value>Default: nothing to
    /// check.</value></param>
    /// <exception cref="InputException">The scope belongs to no deployment.</exception>
    protected TapConstruct(Construct scope, string id, Action<Deployment>? check = null)
        : base(InDeployment(scope, id, check), id)
    {
        ConstructId = id;
        Deployment = ((IDeploymentScope)scope).Deployment;
    }

    /// <summary>The id, as it was given: that of <c>Node</c>, without asking the process in which the tree is.</summary>
    public string ConstructId { get; }

    /// <inheritdoc/>
    public Deployment Deployment { get; }

    // Checked before the base call, so that a wrong scope leaves nothing in the tree.
    private static Construct InDeployment(Construct scope, string id, Action<Deployment>? check)
    {
        if (scope is not IDeploymentScope { Deployment: var deployment })
            throw new InputException(
                $"Construct '{id}' was put below a {scope.GetType().Name}, which belongs to no deployment: "
                + $"its scope must be a {nameof(TapStack)} or a {nameof(TapConstruct)} below one.");
        check?.Invoke(deployment);
        return scope;
    }
}
