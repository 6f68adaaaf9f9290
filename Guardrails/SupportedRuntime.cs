namespace Tap.Guardrails;

/// <summary>The Lambda runtime that functions may run on.</summary>
public static class SupportedRuntime
{
    /// <summary>
    /// The newest Node.js that the pinned AWS provider (5.100.0) accepts
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"/>).
    /// </summary>
    public const string Identifier = "nodejs22.x";
}
