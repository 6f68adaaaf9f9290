namespace Tap.Guardrails;

/// <summary>States that a construct breaks a rule on purpose, and why.</summary>
public sealed record Acknowledgement
{
    /// <summary>Creates an acknowledgement.</summary>
    /// <param name="ruleId">The rule's id: <c>TAP-API-1</c>.</param>
    /// <param name="path">
    /// The path of a construct, beginning with its stack's name, such as <c>tasks/api</c>: the resource itself, or the construct that
    /// created it. It cannot be the path of a stack.
    /// </param>
    /// <param name="reason">Why the finding is acceptable; reviewers read it.</param>
    /// <param name="until">The last day on which it applies, in UTC. <value>Default: null, it does not expire.</value></param>
    /// <param name="applyToChildren">
    /// Whether it applies to all resources below the construct. <value>Default: false, only to those that the construct has created
    /// itself.</value>
    /// </param>
    /// <exception cref="ArgumentException">Rule, path or reason is empty, or the path is that of a stack.</exception>
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

    /// <summary>The reason.</summary>
    public string Reason { get; }

    /// <summary>The last day on which it applies, in UTC; null when it does not expire.</summary>
    public DateOnly? Until { get; }

    /// <summary>Whether it applies to all resources below the construct, not only to those that the construct has created itself.</summary>
    public bool ApplyToChildren { get; }

    /// <summary>Returns whether it has expired on a day.</summary>
    internal bool HasEnded(DateOnly today) => Until < today;

    /// <summary>Returns whether it applies to a finding.</summary>
    internal bool Covers(Finding finding) => finding.Rule.Id == RuleId && (finding.Resource.Path == Path || IsBelow(finding.Resource.Path));

    private bool IsBelow(string path) => path.StartsWith($"{Path}/", StringComparison.Ordinal)
        && (ApplyToChildren || !path.AsSpan(Path.Length + 1).Contains('/'));

    private static string NotEmpty(string value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{what} must not be empty.") : value;
}
