using Tap.Core;
using Tap.Guardrails;

namespace Tap;

/// <summary>What all constructs of a stack share: settings, names, account and acknowledgements.</summary>
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
    /// The removal of data where a construct sets none: <see cref="Removal.Protect"/> in production, unless the setting
    /// <c>TAP_DATA_PROTECTION</c> is off, and wherever that setting is on; otherwise <see cref="Removal.Destroy"/>.
    /// </summary>
    public Removal DefaultRemoval => Settings.ProtectsData ? Removal.Protect : Removal.Destroy;

    /// <inheritdoc cref="Settings.Partition"/>
    public string Partition => Settings.Partition;

    /// <summary>
    /// The id of the account that the stack is deployed to, as a reference for policies and ARNs: the local <c>account_id</c>, which comes
    /// from the ARN of the stack's first role. A stack without a role uses the data source <c>aws_caller_identity</c>, which calls AWS when
    /// it is planned.
    /// </summary>
    public string AccountId => Account.Reference;

    /// <summary>The guardrails that the stack breaks on purpose, with reasons.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements => acknowledgements;

    internal AccountId Account { get; }

    /// <summary>Returns the deployment of a construct, which is that of the stack above it.</summary>
    /// <param name="construct">Any construct.</param>
    /// <returns>The deployment.</returns>
    /// <exception cref="InputException">There is no <see cref="TapStack"/> above it.</exception>
    public static Deployment Of(IConstruct construct) => DeploymentScope.Of(construct)?.Deployment ?? throw new InputException(
        $"A {construct.GetType().Name} belongs to no deployment: put it below a {nameof(TapStack)}.");

    /// <summary>
    /// Returns the name part that a construct uses for its resource: the one given, or the stack's name and the construct's id, such as
    /// <c>tasks-packages</c>, so that the names of two stacks do not clash.
    /// </summary>
    /// <param name="constructId">The construct's id.</param>
    /// <param name="given">The name in the construct's props. <value>Default: none.</value></param>
    /// <returns>The name part for a method of <see cref="Names"/>.</returns>
    public string NameOf(string constructId, string? given = null) => given ?? $"{Stack}-{constructId}";

    /// <summary>Adds an acknowledgement for the construct at a path; see <see cref="Acknowledgement"/>.</summary>
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

    /// <summary>Reserves the name of an output of the stack.</summary>
    /// <exception cref="InputException">The stack already has an output of that name.</exception>
    internal void ClaimOutput(string name, string path)
    {
        if (ClaimedBy("output", name) is { } other)
            throw new InputException(
                $"'{other}' and '{path}' would both have the output '{name}' of the stack: give one of them another name.");
        Claim("output", name, path);
    }

    /// <summary>Returns the path of the construct that has reserved a name; null when the name is free.</summary>
    internal string? ClaimedBy(string kind, string name) => claims.GetValueOrDefault((kind, name));

    /// <summary>Reserves a name that may occur once in a stack.</summary>
    internal void Claim(string kind, string name, string path) => claims.Add((kind, name), path);
}
