using Tap.Core;

namespace Tap;

/// <summary>
/// Describes a stack to an app: its name, how to create it, and its own settings. Each stack declares one beside itself, and <c>main.cs</c>
/// lists them.
/// </summary>
/// <param name="Name">The stack's name, such as <c>tasks</c>; a part of its state's key.</param>
/// <param name="Create">Creates the stack, below the app, from the deployment's settings.</param>
public sealed record StackDefinition(string Name, Func<Construct, Settings, TapStack> Create)
{
    /// <summary>The stack's name.</summary>
    public string Name { get; init; } = Guard.NotEmpty(Name, "The name of a stack");

    /// <summary>
    /// The stack's own settings, which are read only when the stack is in the app. Several stacks may share one. <value>Default:
    /// none.</value>
    /// </summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];
}
