namespace Tap.Guardrails;

/// <summary>Somebody's word that a rule may be broken by one construct, and why.</summary>
public sealed record Acknowledgement
{
    /// <summary>An acknowledgement.</summary>
    /// <param name="ruleId">The rule's id: <c>TAP-API-1</c>.</param>
    /// <param name="path">
    /// The path of a construct, beginning with its stack's name, such as <c>tasks/api</c>: the resource itself, or the construct that made
    /// it. All resources below it are covered; a whole stack cannot be.
    /// </param>
    /// <param name="reason">Why that is right here; reviewers read it.</param>
    /// <exception cref="ArgumentException">One of the three is empty, or the path is that of a whole stack.</exception>
    public Acknowledgement(string ruleId, string path, string reason)
    {
        RuleId = NotEmpty(ruleId, "The rule of an acknowledgement");
        Path = NotEmpty(path, $"The construct path of the acknowledgement of {ruleId}").Trim('/');
        Reason = NotEmpty(reason, $"The reason to acknowledge {ruleId} at '{path}'");
        if (!Path.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException(
                $"The acknowledgement of {ruleId} at '{path}' would cover a whole stack: name the construct, as in '{Path}/api'.");
    }

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>The path of the construct.</summary>
    public string Path { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    private static string NotEmpty(string value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{what} must not be empty.") : value;

    /// <summary>Whether it is about this finding.</summary>
    internal bool Covers(Finding finding) => finding.Rule.Id == RuleId
        && (finding.Resource.Path == Path || finding.Resource.Path.StartsWith($"{Path}/", StringComparison.Ordinal));
}
