using System.Text.Json.Nodes;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <summary>A constraint of the <c>tasks</c> stack: what it says, how a stack violates it, and ways to break it.</summary>
/// <param name="Number">Its number in the specification.</param>
/// <param name="Name">Its name, which becomes that of its tests.</param>
/// <param name="Sentence">What it says; a failure shows it.</param>
/// <param name="Violations">Returns every place of a stack that violates it.</param>
/// <param name="Breakages">Changes to the stack, each of which violates it.</param>
public sealed record Constraint(
    int Number,
    string Name,
    string Sentence,
    Func<SynthesizedStack, IEnumerable<string>> Violations,
    params Action<StackMutation>[] Breakages)
{
    /// <inheritdoc/>
    public override string ToString() => $"Constraint_{Number:00}_{Name}";
}

/// <summary>Synthesized JSON that a test breaks on purpose.</summary>
/// <param name="json">The JSON of the whole stack.</param>
public sealed class StackMutation(string json)
{
    private readonly JsonNode root = JsonNode.Parse(json)!;

    /// <summary>The first Lambda function.</summary>
    public JsonObject Function => First("aws_lambda_function");

    /// <summary>The first alarm on the errors of a function.</summary>
    public JsonObject ErrorAlarm =>
        First("aws_cloudwatch_metric_alarm", alarm => alarm["metric_name"]!.GetValue<string>() == "Errors");

    /// <summary>Returns the first resource of a type.</summary>
    public JsonObject First(string type) => First(type, _ => true);

    /// <summary>Returns the first resource of a type that fits.</summary>
    public JsonObject First(string type, Func<JsonObject, bool> fits) => Resources(type).Select(r => (JsonObject)r.Value!).First(fits);

    /// <summary>Returns the first resource of a type whose logical id contains a text.</summary>
    public JsonObject Named(string type, string part) =>
        (JsonObject)Resources(type).First(resource => resource.Key.Contains(part, StringComparison.Ordinal)).Value!;

    /// <summary>Returns all resources of a type, by logical id.</summary>
    public JsonObject Resources(string type) => (JsonObject)root["resource"]![type]!;

    /// <summary>Removes the first resource of a type.</summary>
    public void RemoveFirst(string type) => Resources(type).Remove(Resources(type).First().Key);

    /// <summary>Adds a resource.</summary>
    public void Add(string type, JsonObject resource) => ((JsonObject)root["resource"]!)[type] = new JsonObject { ["added"] = resource };

    /// <summary>Returns the broken stack.</summary>
    public SynthesizedStack ToStack() => SynthesizedStack.Parse(root.ToJsonString());
}
