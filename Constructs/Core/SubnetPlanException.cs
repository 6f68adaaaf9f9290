using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>Says everything that is wrong with the address ranges of a network, one problem a line.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It has no meaning without its problems.")]
public sealed class SubnetPlanException : TapException
{
    internal SubnetPlanException(IReadOnlyList<string> problems)
        : base($"The network's address plan cannot be built:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}") =>
        Problems = problems;

    /// <summary>A sentence for each problem.</summary>
    public IReadOnlyList<string> Problems { get; }
}
