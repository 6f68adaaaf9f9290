namespace Tap.Guardrails;

/// <summary>A value that is no list and no map, with where it stands.</summary>
/// <param name="Path">Where it stands: <c>environment.0.variables.TABLE</c>.</param>
/// <param name="Value">The value.</param>
public sealed record Leaf(string Path, Value Value);
