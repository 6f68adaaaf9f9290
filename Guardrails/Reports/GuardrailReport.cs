namespace Tap.Guardrails;

/// <summary>The result of checking stacks against rules.</summary>
public sealed class GuardrailReport
{
    private GuardrailReport(
        IReadOnlyList<StackModel> stacks,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<Finding> found,
        IReadOnlyList<Acknowledgement> valid,
        IReadOnlyList<Acknowledgement> ended)
    {
        Stacks = stacks;
        Rules = rules;
        Findings = [.. found.Where(finding => !valid.Any(acknowledgement => acknowledgement.Covers(finding)))];
        var acknowledged = valid
            .Select(acknowledgement => new AcknowledgedFindings(acknowledgement, [.. found.Where(acknowledgement.Covers)])).ToList();
        Acknowledged = [.. acknowledged.Where(one => one.Findings.Count > 0)];
        Unmatched = [.. acknowledged.Where(one => one.Findings.Count == 0).Select(one => one.Acknowledgement)];
        Ended = ended;
        NameClashes = NameClash.Among(stacks);
    }

    /// <summary>Findings without an acknowledgement: errors before warnings, then by rule, construct path and address.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The findings that block.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(finding => finding.Rule.Severity == Severity.Error);

    /// <summary>The findings that are shown, and block nothing.</summary>
    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.Rule.Severity == Severity.Warning);

    /// <summary>The acknowledgements in force with what they cover, by rule and construct path.</summary>
    public IReadOnlyList<AcknowledgedFindings> Acknowledged { get; }

    /// <summary>Acknowledgements that match no finding (any more); they block.</summary>
    public IReadOnlyList<Acknowledgement> Unmatched { get; }

    /// <summary>Acknowledgements that have expired and no longer apply; they block.</summary>
    public IReadOnlyList<Acknowledgement> Ended { get; }

    /// <summary>Physical names that several resources would have; they block and cannot be acknowledged.</summary>
    public IReadOnlyList<NameClash> NameClashes { get; }

    /// <summary>The rules that were checked, in the order of their ids.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Whether there is nothing to report but what is acknowledged.</summary>
    public bool IsClean => !Blocks && Findings.Count == 0;

    /// <summary>Whether nothing may be deployed: anything but warnings and what is acknowledged.</summary>
    public bool Blocks => Errors.Any() || Unmatched.Count + Ended.Count + NameClashes.Count > 0;

    /// <summary>The stacks that were checked.</summary>
    internal IReadOnlyList<StackModel> Stacks { get; }

    /// <summary>Checks stacks against rules.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <param name="clock">The clock that gives the current day. <value>Default: the system's clock.</value></param>
    /// <returns>The report.</returns>
    /// <exception cref="RuleException">A rule threw.</exception>
    public static GuardrailReport Of(
        IReadOnlyList<StackModel> stacks,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<Acknowledgement> acknowledgements,
        TimeProvider? clock = null)
    {
        var today = DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        var all = acknowledgements
            .OrderBy(acknowledgement => acknowledgement.RuleId, StringComparer.Ordinal)
            .ThenBy(acknowledgement => acknowledgement.Path, StringComparer.Ordinal)
            .ToList();
        var sorted = rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        return new GuardrailReport(
            stacks, sorted, Check(stacks, rules), all.FindAll(one => !one.HasEnded(today)), all.FindAll(one => one.HasEnded(today)));
    }

    /// <summary>
    /// Returns the report as text for a terminal: findings by rule, errors before warnings, acknowledgements that do not apply, names that
    /// occur twice, and the acknowledgements in force.
    /// </summary>
    public string ToText() => TextReport.Of(this, withAcknowledged: true);

    /// <summary>Returns a line with the numbers, and one for each rule with findings.</summary>
    public string ToSummary() => TextReport.SummaryOf(this);

    /// <summary>
    /// Returns the report as JSON, whose shape the page of the guardrails describes. The same stacks give the same bytes.
    /// </summary>
    public string ToJson() => JsonReport.Of(this);

    /// <summary>
    /// Returns the report as SARIF 2.1.0 (<see href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>) for code
    /// scanning. The same stacks give the same bytes.
    /// </summary>
    public string ToSarif() => SarifReport.Of(this);

    /// <summary>Returns the report as <see cref="ToText"/> does, without the acknowledgements in force.</summary>
    public override string ToString() => TextReport.Of(this, withAcknowledged: false);

    // A rule may come to one finding by two ways.
    private static IReadOnlyList<Finding> Check(IReadOnlyList<StackModel> stacks, IReadOnlyList<Rule> rules) =>
    [
        .. rules.SelectMany(rule => stacks.SelectMany(stack => Check(rule, stack)))
            .DistinctBy(finding => new { finding.Rule.Id, finding.Stack, finding.Resource.Address, finding.Detail, finding.Found })
            .OrderByDescending(finding => (int)finding.Rule.Severity)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Resource.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Resource.Address, StringComparer.Ordinal)
            .ThenBy(finding => finding.Detail, StringComparer.Ordinal)
            .ThenBy(finding => finding.Found, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<Finding> Check(Rule rule, StackModel stack)
    {
        try
        {
            return [.. rule.Check(stack).Select(finding => finding with { Stack = stack })];
        }
        catch (Exception exception)
        {
            throw new RuleException(rule.Id, stack.Name, exception);
        }
    }
}
