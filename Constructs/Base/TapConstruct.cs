using Tap.Core;

namespace Tap;

/// <summary>The base of Tap's constructs: it finds the deployment by its scope.</summary>
public abstract class TapConstruct : Construct, IDeploymentScope
{
    /// <summary>Hangs the construct into the tree below <paramref name="scope"/>.</summary>
    /// <param name="scope">A <see cref="TapStack"/> or another construct of Tap.</param>
    /// <param name="id">The id, unique in its scope. Renaming it replaces the resources below.</param>
    /// <param name="props">The construct's settings: whether they fit together is asked before anything hangs in the tree.
    /// <value>Default: nothing to ask.</value></param>
    /// <exception cref="InputException">The scope belongs to no deployment, or the settings have problems; the message lists
    /// all.</exception>
    protected TapConstruct(Construct scope, string id, IConstructProps? props = null)
        : base(InDeployment(scope, id, props), id)
    {
        ConstructId = id;
        Deployment = ((IDeploymentScope)scope).Deployment;
    }

    /// <summary>The id, as it was given: that of <c>Node</c>, without asking the process in which the tree is.</summary>
    public string ConstructId { get; }

    /// <inheritdoc/>
    public Deployment Deployment { get; }

    private static string KindOf(IConstructProps props)
    {
        var name = props.GetType().Name;
        return name.EndsWith("Props", StringComparison.Ordinal) ? name[..^"Props".Length] : name;
    }

    // Checked before the base call, so that a wrong scope leaves nothing in the tree.
    private static Construct InDeployment(Construct scope, string id, IConstructProps? props)
    {
        if (scope is not IDeploymentScope { Deployment: var deployment })
            throw new InputException(
                $"Construct '{id}' was put below a {scope.GetType().Name}, which belongs to no deployment: "
                + $"its scope must be a {nameof(TapStack)} or a {nameof(TapConstruct)} below one.");
        // The path is a question to another process.
        if (props?.Problems(deployment).OfType<string>().ToList() is { Count: > 0 } problems)
            InputProblems.Refuse($"{KindOf(props)} '{scope.Node.Path}/{id}'", problems);
        return scope;
    }
}
