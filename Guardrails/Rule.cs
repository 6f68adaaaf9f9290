namespace Tap.Guardrails;

/// <summary>
/// A rule that every synthesized stack keeps, unless it is acknowledged with a reason. An app derives its own from it, and names them where
/// it runs: <c>TapApp.Run(stacks, [new OwnRule()])</c>.
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

    /// <summary>Its id, which acknowledgements name: <c>TAP-S3-1</c>. No other rule of the app has it.</summary>
    public abstract string Id { get; }

    /// <summary>The rule in a sentence.</summary>
    public abstract string Title { get; }

    /// <summary>The page that the rule follows.</summary>
    public abstract Uri Source { get; }

    /// <summary>What to do about a finding.</summary>
    public abstract string WayOut { get; }

    /// <summary>Checks a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <returns>The resources that break the rule.</returns>
    public abstract IEnumerable<Finding> Check(StackJson stack);

    /// <summary>A finding of this rule.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="detail">What is wrong with it, as a clause about the resource: <c>says nothing of encryption</c>.</param>
    /// <returns>The finding.</returns>
    protected Finding On(ResourceBlock resource, string detail) => new(this, resource, detail);
}
