namespace Tap.Guardrails;

/// <summary>Somebody's word that a rule may be broken by one construct, and why.</summary>
public sealed record Acknowledgement
{
    /// <summary>An acknowledgement.</summary>
    /// <param name="ruleId">The rule's id: <c>TAP-API-1</c>.</param>
    /// <param name="path">
    /// The path of a construct, beginning with its stack's name, such as <c>tasks/api</c>: the resource itself, or the construct that made
    /// it. A whole stack cannot be acknowledged.
    /// </param>
    /// <param name="reason">Why that is right here; reviewers read it.</param>
    /// <param name="until">The last day on which it holds, in UTC. <value>Default: null, it does not end.</value></param>
    /// <param name="applyToChildren">
    /// Whether it covers all resources below the construct. <value>Default: false, only those that the construct has made itself.</value>
    /// </param>
    /// <exception cref="ArgumentException">One of the first three is empty, or the path is that of a whole stack.</exception>
    public Acknowledgement(string ruleId, string path, string reason, DateOnly? until = null, bool applyToChildren = false)
    {
        RuleId = NotEmpty(ruleId, "The rule of an acknowledgement");
        Path = NotEmpty(path, $"The construct path of the acknowledgement of {ruleId}").Trim('/');
        Reason = NotEmpty(reason, $"The reason to acknowledge {ruleId} at '{path}'");
        Until = until;
        ApplyToChildren = applyToChildren;
        if (!Path.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException(
                $"The acknowledgement of {ruleId} at '{path}' would cover a whole stack: "
                + $"acknowledge it at the construct, as in '{Path}/api'.");
    }

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>The path of the construct.</summary>
    public string Path { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>The last day on which it holds, in UTC; null where it does not end.</summary>
    public DateOnly? Until { get; }

    /// <summary>Whether it covers all resources below the construct, not only those that the construct has made itself.</summary>
    public bool ApplyToChildren { get; }

    /// <summary>Whether it has ended on this day.</summary>
    internal bool HasEnded(DateOnly today) => Until < today;

    /// <summary>Whether it is about this finding.</summary>
    internal bool Covers(Finding finding) => finding.Rule.Id == RuleId && (finding.Resource.Path == Path || IsBelow(finding.Resource.Path));

    private bool IsBelow(string path) => path.StartsWith($"{Path}/", StringComparison.Ordinal)
        && (ApplyToChildren || !path.AsSpan(Path.Length + 1).Contains('/'));

    private static string NotEmpty(string value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{what} must not be empty.") : value;
}
