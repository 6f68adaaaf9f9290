namespace Tap.Guardrails;

/// <summary>How far a statement about a stack is proven, from least to most.</summary>
public enum Proof
{
    /// <summary>It is wrong.</summary>
    Broken,

    /// <summary>It depends on a value that is not known, so it cannot be relied on.</summary>
    Unproven,

    /// <summary>It is right, whatever the deployment brings.</summary>
    Holds,
}
