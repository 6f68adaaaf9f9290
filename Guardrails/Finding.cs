namespace Tap.Guardrails;

/// <summary>A resource that breaks a rule, or of which it is not proven that it keeps the rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Detail">What is wrong with it, as a clause about the resource: <c>allows s3:* on any resource</c>.</param>
public sealed record Finding(Rule Rule, ResourceBlock Resource, string Detail)
{
    /// <summary>The value that was found, as it is written; <see langword="null"/> where nothing is written, or it is a secret.</summary>
    public string? Found { get; init; }

    /// <summary>What is expected in its place.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether the rule is broken for certain; otherwise a value that decides it is not known.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>The stack that was checked; set by the report.</summary>
    internal StackModel? Stack { get; init; }

    /// <summary>The lines of the resource in the stack's file, where both are known.</summary>
    internal (int First, int Last)? Lines => Stack?.File?.LinesOf(Resource);
}
