namespace Tap.Guardrails;

/// <summary>A resource that breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Detail">What is wrong with it, as a clause about the resource.</param>
public sealed record Finding(Rule Rule, ResourceBlock Resource, string Detail);
