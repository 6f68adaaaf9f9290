namespace Tap.Guardrails;

/// <summary>What a finding of a rule does.</summary>
public enum Severity
{
    /// <summary>It is shown.</summary>
    Warning,

    /// <summary>It blocks: nothing that could be deployed is left.</summary>
    Error,
}
