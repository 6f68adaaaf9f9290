namespace Tap.Compute;

/// <summary>The Lambda runtime of all functions.</summary>
public static class LambdaRuntime
{
    /// <inheritdoc cref="Guardrails.SupportedRuntime.Identifier"/>
    public const string Identifier = Guardrails.SupportedRuntime.Identifier;
}
