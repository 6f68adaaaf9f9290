using Tap.Core;
using Tap.Guardrails;

namespace Tap;

/// <summary>What all constructs of a stack share, so that nobody hands it from construct to construct.</summary>
public sealed class Deployment
{
    private readonly List<Acknowledgement> acknowledgements = [];
    private readonly Dictionary<(string Kind, string Name), string> claims = [];

    internal Deployment(TerraformStack stack, string name, Settings settings)
    {
        Stack = name;
        Settings = settings;
        Names = new(settings);
        Account = new(stack);
    }

    /// <summary>The validated settings.</summary>
    public Settings Settings { get; }

    /// <summary>The stack's name, such as <c>tasks</c>.</summary>
    public string Stack { get; }

    /// <summary>The names of the deployment's resources.</summary>
    public ResourceNames Names { get; }

    /// <summary>
    /// What becomes of data where the <c>Removal</c> of a construct says nothing: <see cref="Removal.Protect"/> in production unless the
    /// setting <c>TAP_DATA_PROTECTION</c> is off, and wherever it is on; else <see cref="Removal.Destroy"/>.
    /// </summary>
    public Removal DefaultRemoval => Settings.ProtectsData ? Removal.Protect : Removal.Destroy;

    /// <inheritdoc cref="Settings.Partition"/>
    public string Partition => Settings.Partition;

    /// <summary>
    /// The id of the account that the stack is deployed to, as a reference for policies and ARNs: the local <c>account_id</c>, which comes
    /// from the ARN of the stack's first role. In a stack without one it comes from the data source <c>aws_caller_identity</c>, so that its
    /// plan asks AWS.
    /// </summary>
    public string AccountId => Account.Reference;

    /// <summary>The guardrails that the stack breaks on purpose.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements => acknowledgements;

    internal AccountId Account { get; }

    /// <summary>The deployment that a construct belongs to: that of the stack above it.</summary>
    /// <param name="construct">Any construct.</param>
    /// <returns>The deployment.</returns>
    /// <exception cref="InputException">There is no <see cref="TapStack"/> above it.</exception>
    public static Deployment Of(IConstruct construct) => DeploymentScope.Of(construct)?.Deployment ?? throw new InputException(
        $"A {construct.GetType().Name} belongs to no deployment: put it below a {nameof(TapStack)}.");

    /// <summary>
    /// What a construct calls its resource within the naming convention, unless it is told: the stack's name and the construct's id, as in
    /// <c>tasks-packages</c>, so that stacks that stand beside each other do not clash.
    /// </summary>
    /// <param name="constructId">The construct's id.</param>
    /// <param name="given">The name that its user gave. <value>Default: none.</value></param>
    /// <returns>The name for a method of <see cref="Names"/>.</returns>
    public string NameOf(string constructId, string? given = null) => given ?? $"{Stack}-{constructId}";

    /// <summary>Lets a construct break a guardrail: the construct at a path, as <see cref="Acknowledgement"/> says.</summary>
    internal void Acknowledge(string ruleId, string path, string reason, DateOnly? until = null, bool applyToChildren = false)
    {
        try
        {
            acknowledgements.Add(new Acknowledgement(ruleId, path, reason, until, applyToChildren));
        }
        catch (ArgumentException fault)
        {
            throw new InputException(fault.Message);
        }
    }

    /// <summary>Takes the name of an output of the stack.</summary>
    /// <exception cref="InputException">The stack has an output of that name.</exception>
    internal void ClaimOutput(string name, string path)
    {
        if (ClaimedBy("output", name) is { } other)
            throw new InputException(
                $"'{other}' and '{path}' would both have the output '{name}' of the stack: give one of them another name.");
        Claim("output", name, path);
    }

    /// <summary>The path of the construct that has taken a name which a stack has once; null where none has.</summary>
    internal string? ClaimedBy(string kind, string name) => claims.GetValueOrDefault((kind, name));

    /// <summary>Takes a name that a stack has once.</summary>
    internal void Claim(string kind, string name, string path) => claims.Add((kind, name), path);
}
