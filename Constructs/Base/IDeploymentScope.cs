namespace Tap;

/// <summary>
/// A construct that knows the deployment it belongs to: a <see cref="TapStack"/>, or a <see cref="TapConstruct"/> below one.
/// </summary>
public interface IDeploymentScope
{
    /// <summary>The deployment's settings and names.</summary>
    Deployment Deployment { get; }

    /// <summary>The path in the tree, such as <c>tasks/api</c>: that of <c>Node</c>, without asking the process in which the tree
    /// is.</summary>
    string ConstructPath { get; }
}
