using System.Diagnostics.CodeAnalysis;
using Tap;
using Tap.Hosting;
using Tap.Stacks;

return TapApp.Run(Program.Stacks);

/// <summary>The app.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "It is the other part of the program above.")]
public partial class Program
{
    /// <summary>The stacks of the app: whatever lists stacks, tests, pages and workflows too, goes by it.</summary>
    public static IReadOnlyList<StackDefinition> Stacks { get; } =
    [
        FoundationStack.Definition,
        TasksStack.Definition,
        ProcessingStack.Definition,
        GatewayStack.Definition,
        EventsStack.Definition,
    ];
}
