namespace Tap.Guardrails;

/// <summary>Reads the actions of statements, of which IAM ignores the case.</summary>
internal static class ActionPattern
{
    /// <summary>Returns whether an action is one name that is known, without wildcards.</summary>
    public static Proof IsNamed(Value action) => Proofs.All(action.Alternatives, one =>
        one.Text is { } text ? Proofs.Of(!PolicyText.HasWildcard(text) && !text.Contains("${", StringComparison.Ordinal))
        : one.Parts.Any(part => part.Text is { } known && PolicyText.HasWildcard(known)) ? Proof.Broken
        : Proof.Unproven);

    /// <summary>Returns whether an action of a statement is an action, or its wildcards match it, as far as it is known.</summary>
    /// <param name="action">The action of the statement.</param>
    /// <param name="name">The name of an action: <c>iam:PassRole</c>.</param>
    public static bool Covers(Value action, string name) =>
        action.Alternatives.Any(one => one.Text is { } pattern && PolicyText.Matches(pattern, name));
}
