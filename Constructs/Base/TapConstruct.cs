using Tap.Core;

namespace Tap;

/// <summary>The base of Tap's constructs, and of those that others build: it finds the deployment by its scope.</summary>
public abstract class TapConstruct : Construct, IDeploymentScope
{
    /// <summary>Hangs the construct into the tree below <paramref name="scope"/>.</summary>
    /// <param name="scope">A <see cref="TapStack"/>, or any construct below one.</param>
    /// <param name="id">The id, unique in its scope. Renaming it replaces the resources below.</param>
    /// <param name="props">The construct's settings: whether they fit together is asked before anything hangs in the tree.
    /// <value>Default: nothing to ask.</value></param>
    /// <exception cref="InputException">The scope belongs to no deployment, or the settings have problems; the message lists
    /// all.</exception>
    protected TapConstruct(Construct scope, string id, IConstructProps? props = null)
        : base(InDeployment(scope, id, props), id)
    {
        var (deployment, path) = DeploymentScope.Of(scope)!;
        ConstructId = id;
        ConstructPath = $"{path}/{id}";
        Deployment = deployment;
    }

    /// <summary>The id, as it was given: that of <c>Node</c>, without asking the process in which the tree is.</summary>
    public string ConstructId { get; }

    /// <inheritdoc/>
    public string ConstructPath { get; }

    /// <inheritdoc/>
    public Deployment Deployment { get; }

    /// <summary>Adds a Terraform output to the stack, under the construct's id and this name.</summary>
    /// <param name="name">The name: <c>url</c> makes <c>api-url</c> in a construct <c>api</c>.</param>
    /// <param name="description">What the value is.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InputException">The stack has an output of that name.</exception>
    protected void Output(string name, string description, string value)
    {
        var whole = $"{ConstructId}-{name}";
        Deployment.ClaimOutput(whole, ConstructPath);
        var output = new TerraformOutput(this, $"{name}-output", new TerraformOutputConfig { Description = description, Value = value });
        output.OverrideLogicalId(whole);
    }

    private static string KindOf(IConstructProps props)
    {
        var name = props.GetType().Name;
        return name.EndsWith("Props", StringComparison.Ordinal) ? name[..^"Props".Length] : name;
    }

    // Checked before the base call, so that a wrong scope leaves nothing in the tree.
    private static Construct InDeployment(Construct scope, string id, IConstructProps? props)
    {
        var (deployment, path) = DeploymentScope.Of(scope) ?? throw new InputException(
            $"Construct '{id}' was put below a {scope.GetType().Name}, which belongs to no deployment: "
            + $"its scope must be a {nameof(TapStack)} or a construct below one.");
        InputProblems.Refuse($"{(props is null ? "Construct" : KindOf(props))} '{path}/{id}'", props?.Problems(deployment, id) ?? []);
        return scope;
    }
}
