namespace Tap.Guardrails;

/// <summary>
/// A rule for every stack, unless a construct acknowledges that it breaks the rule. An app derives its own rules from this class and passes
/// them on when it runs: <c>TapApp.Run(stacks, [new OwnRule()])</c>.
/// </summary>
public abstract class Rule
{
    private static readonly Lazy<IReadOnlyList<Rule>> Found = new(() => AllIn(typeof(Rule).Assembly));

    /// <summary>All rules of Tap, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All => Found.Value;

    /// <summary>The rule's id, which acknowledgements name: <c>TAP-S3-1</c>; unique in the app.</summary>
    public abstract string Id { get; }

    /// <summary>The rule in a sentence.</summary>
    public abstract string Title { get; }

    /// <summary>What a finding does. <value>Default: <see cref="Severity.Error"/>.</value></summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>The documentation page that the rule follows.</summary>
    public abstract Uri Source { get; }

    /// <summary>The numbered controls of AWS and others that the rule implements. <value>Default: none.</value></summary>
    public virtual IReadOnlyList<Control> Controls => [];

    /// <summary>What the rule lets pass although it looks like a finding, and why. <value>Default: null, nothing.</value></summary>
    public virtual string? Exemptions => null;

    /// <summary>How to fix a finding.</summary>
    public abstract string WayOut { get; }

    /// <summary>Checks a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <returns>What breaks the rule, or is not proven to keep it.</returns>
    public abstract IEnumerable<Finding> Check(StackModel stack);

    /// <summary>Creates all rules of an assembly that have a constructor without parameters.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The rules, in the order of their ids.</returns>
    public static IReadOnlyList<Rule> AllIn(System.Reflection.Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Returns a finding of this rule.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="detail">What is wrong with it, as a clause about the resource: <c>says nothing of encryption</c>.</param>
    /// <param name="found">The value that is wrong. <value>Default: null, none is written.</value></param>
    /// <param name="expected">What is expected in its place. <value>Default: null, the way out says it.</value></param>
    /// <returns>The finding.</returns>
    protected Finding On(ResourceBlock resource, string detail, Value? found = null, string? expected = null) =>
        new(this, resource, detail) { Found = found is { IsPresent: true } ? found.Expression : null, Expected = expected };

    /// <summary>Returns a finding of this rule about something that is not known.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="what">What the rule needed to know, as a noun: <c>its principal</c>.</param>
    /// <param name="unknown">The value that is not known.</param>
    /// <param name="expected">What is expected in its place. <value>Default: null, the way out says it.</value></param>
    /// <returns>The finding.</returns>
    protected Finding NotProven(ResourceBlock resource, string what, Value unknown, string? expected = null) =>
        NotProven(resource, unknown.Kind == ValueKind.Unknown
            ? $"is not proven to keep the rule: {what} is {unknown.Expression}; {WayToProve(unknown)}"
            : $"is not proven to keep the rule: {what} depends on a value that is not known here; write it out, or check the plan") with
        {
            Found = unknown.Kind == ValueKind.Unknown ? unknown.Expression : null,
            Expected = expected,
        };

    /// <summary>Returns a finding of this rule about something that is not known.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="detail">What is not known of it, as a clause about the resource.</param>
    /// <returns>The finding.</returns>
    protected Finding NotProven(ResourceBlock resource, string detail) => new(this, resource, detail) { IsProven = false };

    /// <summary>Returns what a proof demands: nothing when it holds, otherwise a finding.</summary>
    /// <param name="proof">The proof that the resource keeps the rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="detail">What is wrong with it when it breaks the rule, as a clause about the resource.</param>
    /// <param name="what">What the rule needed to know, as a noun: <c>its principal</c>.</param>
    /// <param name="value">The value that decides.</param>
    /// <param name="expected">What is expected in its place. <value>Default: null, the way out says it.</value></param>
    /// <returns>No finding, or one.</returns>
    protected IEnumerable<Finding> Require(
        Proof proof, ResourceBlock resource, string detail, string what, Value value, string? expected = null) => proof switch
        {
            Proof.Holds => [],
            Proof.Broken => [On(resource, detail, value, expected)],
            _ => [NotProven(resource, what, value, expected)],
        };

    private static string WayToProve(Value unknown) => unknown.References switch
    {
        [{ Address: var address }, ..] when address.StartsWith("var.", StringComparison.Ordinal) =>
            $"give {address} a default, write the value out, or check the plan",
        [{ Address: var address }, ..] when StackModel.IsResource(address) =>
            $"refer to a resource of this stack whose values are written, not to {address} alone",
        _ => "write the value out, or check the plan",
    };
}
