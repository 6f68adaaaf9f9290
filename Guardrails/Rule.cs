namespace Tap.Guardrails;

/// <summary>
/// A rule for every synthesized stack, unless a construct acknowledges that it breaks the rule. An app derives its own rules from this
/// class and passes them on when it runs: <c>TapApp.Run(stacks, [new OwnRule()])</c>.
/// </summary>
public abstract class Rule
{
    /// <summary>All rules of Tap, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ApiMethodIsAuthorized(),
        new AlarmHasActions(),
        new AlarmTreatsMissingData(),
        new DataOutlivesMistakes(),
        new TableIsEncrypted(),
        new TableIsRecoverable(),
        new IngressIsNotOpen(),
        new PolicyAllowsNoWildcardAction(),
        new PolicyNamesResources(),
        new PolicyIsNotInline(),
        new PolicyFits(),
        new FunctionHasLogGroup(),
        new FunctionIsTraced(),
        new FunctionRunsPinnedRuntime(),
        new FunctionMakesNoLogGroup(),
        new BucketBlocksPublicAccess(),
        new BucketIsEncrypted(),
        new BucketIsVersioned(),
        new BucketRequiresTls(),
        new SecretIsNoLiteral(),
        new TopicIsEncrypted(),
        new TopicRequiresTls(),
        new QueueIsEncrypted(),
        new QueueRequiresTls(),
        new SecretParameterIsEncrypted(),
    ];

    /// <summary>The rule's id, which acknowledgements name: <c>TAP-S3-1</c>; unique in the app.</summary>
    public abstract string Id { get; }

    /// <summary>The rule in a sentence.</summary>
    public abstract string Title { get; }

    /// <summary>The documentation page that the rule follows.</summary>
    public abstract Uri Source { get; }

    /// <summary>How to fix a finding.</summary>
    public abstract string WayOut { get; }

    /// <summary>Checks a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <returns>The resources that break the rule.</returns>
    public abstract IEnumerable<Finding> Check(StackJson stack);

    /// <summary>Returns a finding of this rule.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="detail">What is wrong with it, as a clause about the resource: <c>says nothing of encryption</c>.</param>
    /// <returns>The finding.</returns>
    protected Finding On(ResourceBlock resource, string detail) => new(this, resource, detail);
}
