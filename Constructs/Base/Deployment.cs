using Tap.Core;
using Tap.Guardrails;

namespace Tap;

/// <summary>What all constructs of a stack share, so that nobody hands it from construct to construct.</summary>
/// <param name="Settings">The validated settings.</param>
/// <param name="Stack">The stack's name, such as <c>tasks</c>.</param>
public sealed record Deployment(Settings Settings, string Stack)
{
    private readonly List<Acknowledgement> acknowledgements = [];

    /// <summary>The guardrails that the stack breaks on purpose.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements => acknowledgements;

    /// <summary>The names of the deployment's resources.</summary>
    public ResourceNames Names { get; } = new(Settings);

    /// <inheritdoc cref="Settings.Partition"/>
    public string Partition => Settings.Partition;

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
