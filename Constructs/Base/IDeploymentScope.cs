namespace Tap;

/// <summary>A construct with a deployment: a <see cref="TapStack"/>, or a <see cref="TapConstruct"/> below one.</summary>
public interface IDeploymentScope
{
    /// <summary>The deployment's settings and names.</summary>
    Deployment Deployment { get; }

    /// <summary>
    /// The path in the construct tree, such as <c>tasks/api</c>. It equals the path of <c>Node</c>, without a call to the jsii process.
    /// </summary>
    string ConstructPath { get; }
}
