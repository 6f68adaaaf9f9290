using Tap.Core;

namespace Tap;

/// <summary>The base class of Tap's constructs and of your own. It finds the deployment through its scope.</summary>
public abstract class TapConstruct : Construct, IDeploymentScope
{
    /// <summary>Creates the construct below <paramref name="scope"/>.</summary>
    /// <param name="scope">A <see cref="TapStack"/>, or any construct below one.</param>
    /// <param name="id">The id, unique in its scope. Renaming it replaces the resources below.</param>
    /// <param name="props">
    /// The construct's settings, checked before the construct is added to the tree. <value>Default: none.</value>
    /// </param>
    /// <exception cref="InputException">
    /// The scope belongs to no deployment, or the settings have problems; the message lists all.
    /// </exception>
    protected TapConstruct(Construct scope, string id, IConstructProps? props = null)
        : base(InDeployment(scope, id, props), id)
    {
        var (deployment, path) = DeploymentScope.Of(scope)!;
        ConstructId = id;
        ConstructPath = $"{path}/{id}";
        Deployment = deployment;
    }

    /// <summary>The construct's id. It equals the id of <c>Node</c>, without a call to the jsii process.</summary>
    public string ConstructId { get; }

    /// <inheritdoc/>
    public string ConstructPath { get; }

    /// <inheritdoc/>
    public Deployment Deployment { get; }

    /// <summary>Adds a Terraform output to the stack, named after the construct's id and this name.</summary>
    /// <param name="name">The name: <c>url</c> in a construct <c>api</c> gives the output <c>api-url</c>.</param>
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

    // Checked before the base call, so that nothing is added to the tree when the scope is wrong.
    private static Construct InDeployment(Construct scope, string id, IConstructProps? props)
    {
        var (deployment, path) = DeploymentScope.Of(scope) ?? throw new InputException(
            $"Construct '{id}' was put below a {scope.GetType().Name}, which belongs to no deployment: "
            + $"its scope must be a {nameof(TapStack)} or a construct below one.");
        InputProblems.Refuse($"{(props is null ? "Construct" : KindOf(props))} '{path}/{id}'", props?.Problems(deployment, id) ?? []);
        return scope;
    }
}
