namespace Tap.Guardrails;

/// <summary>A secret that is written out. It does not hold the secret itself, so that nothing can print it.</summary>
/// <param name="Path">Where it stands: <c>environment.variables.DB_PASSWORD</c>.</param>
/// <param name="Kind">What it is: <c>secret</c>, <c>access key</c>.</param>
internal sealed record SecretLiteral(string Path, string Kind);
