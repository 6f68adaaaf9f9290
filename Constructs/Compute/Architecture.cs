namespace Tap.Compute;

/// <summary>
/// The processor architectures of functions (<see href="https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html"/>).
/// </summary>
public enum Architecture
{
    /// <summary><c>arm64</c>: AWS Graviton, the less expensive of the two.</summary>
    Arm64,

    /// <summary><c>x86_64</c>.</summary>
    X64,
}
