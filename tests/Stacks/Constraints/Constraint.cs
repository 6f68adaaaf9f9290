using System.Text.Json.Nodes;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <summary>A constraint of the <c>tasks</c> stack: how to see that it is broken, and how to break it.</summary>
/// <param name="Number">Its number in the specification.</param>
/// <param name="Name">Its name, which becomes that of its tests.</param>
/// <param name="Violations">All places of a stack where it is broken.</param>
/// <param name="Breakages">Ways to break it, each of which must be seen.</param>
public sealed record Constraint(
    int Number, string Name, Func<SynthesizedStack, IEnumerable<string>> Violations, params Action<StackMutation>[] Breakages)
{
    /// <inheritdoc/>
    public override string ToString() => $"Constraint_{Number:00}_{Name}";
}

/// <summary>Synthesized JSON that a test breaks on purpose.</summary>
/// <param name="json">The JSON of the whole stack.</param>
public sealed class StackMutation(string json)
{
    private readonly JsonNode root = JsonNode.Parse(json)!;

    /// <summary>The first resource of a type.</summary>
    public JsonObject First(string type) => (JsonObject)Resources(type).First().Value!;

    /// <summary>All resources of a type, by logical id.</summary>
    public JsonObject Resources(string type) => (JsonObject)root["resource"]![type]!;

    /// <summary>Removes the first resource of a type.</summary>
    public void RemoveFirst(string type) => Resources(type).Remove(Resources(type).First().Key);

    /// <summary>The broken stack.</summary>
    public SynthesizedStack ToStack() => SynthesizedStack.Parse(root.ToJsonString());
}
