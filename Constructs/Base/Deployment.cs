using Tap.Core;
using Tap.Guardrails;

namespace Tap;

/// <summary>What all constructs of a stack share, so that nobody hands it from construct to construct.</summary>
public sealed class Deployment
{
    private readonly List<Acknowledgement> acknowledgements = [];

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

    /// <summary>Lets a construct break a guardrail, with a reason. An acknowledgement that no finding needs is itself refused.</summary>
    /// <param name="ruleId">The rule's id, as the report shows it: <c>TAP-API-1</c>.</param>
    /// <param name="path">The construct's path, beginning with the stack's name: <c>tasks/api</c>; what is below it is covered too.</param>
    /// <param name="reason">Why that is right here.</param>
    /// <exception cref="InputException">One of the three is empty, or the path is that of a whole stack.</exception>
    public void Acknowledge(string ruleId, string path, string reason)
    {
        try
        {
            acknowledgements.Add(new Acknowledgement(ruleId, path, reason));
        }
        catch (ArgumentException fault)
        {
            throw new InputException(fault.Message);
        }
    }
}
