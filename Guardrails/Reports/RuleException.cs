namespace Tap.Guardrails;

/// <summary>The exception for a rule that threw while it checked a stack; the inner exception is what it threw.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="stack">The name of the stack; empty when it has none.</param>
/// <param name="innerException">What it threw.</param>
public sealed class RuleException(string ruleId, string stack, Exception innerException)
    : Exception($"The rule {ruleId} cannot check the stack '{stack}': {innerException?.Message}", innerException);
