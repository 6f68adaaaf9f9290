using Tap.Core;

namespace Tap;

/// <summary>
/// What an app knows of a stack before it is made: its name, how it is made, and the settings that only it has. Each stack has its own
/// beside itself, and <c>main.cs</c> lists them.
/// </summary>
/// <param name="Name">The stack's name, such as <c>tasks</c>; a part of the key of its state.</param>
/// <param name="Create">Creates the stack, below the app, from the deployment's settings.</param>
public sealed record StackDefinition(string Name, Func<Construct, Settings, TapStack> Create)
{
    /// <summary>The stack's name.</summary>
    public string Name { get; init; } = Guard.NotEmpty(Name, "The name of a stack");

    /// <summary>
    /// The settings of its own, which are read only where the stack is in the app. Stacks may share one. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];
}
