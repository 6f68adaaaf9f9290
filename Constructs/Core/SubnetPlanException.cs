using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>The exception for invalid address ranges of a network; the message has a line for each problem.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It has no meaning without its problems.")]
public sealed class SubnetPlanException : TapException
{
    internal SubnetPlanException(IReadOnlyList<string> problems)
        : base($"The network's address plan cannot be built:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}") =>
        Problems = problems;

    /// <summary>The problems, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
