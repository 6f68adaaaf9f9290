namespace Tap.Compute;

/// <summary>The Lambda runtime of all functions.</summary>
public static class LambdaRuntime
{
    /// <summary>
    /// The newest Node.js that the pinned AWS provider (5.100.0) accepts
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"/>).
    /// </summary>
    public const string Identifier = "nodejs22.x";
}
