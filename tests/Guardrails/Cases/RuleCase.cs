namespace Tap.Tests.Guardrails.Cases;

/// <summary>A stack that breaks a rule, or one that keeps it.</summary>
/// <param name="Name">What is special about it, as a clause: <c>the flag is a string</c>.</param>
/// <param name="Blocks">Its blocks, as <see cref="TerraformJson"/> reads them.</param>
public sealed record RuleCase(string Name, params IReadOnlyList<string> Blocks)
{
    /// <summary>The address that the finding of a bad case has; any when it is null.</summary>
    public string? At { get; init; }

    /// <summary>Whether a bad case is one in which something is not known, rather than wrong.</summary>
    public bool IsUnproven { get; init; }
}
