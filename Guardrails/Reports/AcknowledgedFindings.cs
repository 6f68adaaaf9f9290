namespace Tap.Guardrails;

/// <summary>An acknowledgement in force, with what it covers.</summary>
/// <param name="Acknowledgement">The acknowledgement.</param>
/// <param name="Findings">The findings, one or more.</param>
public sealed record AcknowledgedFindings(Acknowledgement Acknowledgement, IReadOnlyList<Finding> Findings);
