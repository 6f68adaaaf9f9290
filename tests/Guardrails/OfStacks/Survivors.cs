namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>All mutants that no rule has to find.</summary>
internal static class Survivors
{
    public static IReadOnlyList<Survivor> All { get; } =
    [
        .. SurvivorsOfAccess.All, .. SurvivorsOfApis.All, .. SurvivorsOfData.All, .. SurvivorsOfFunctions.All, .. SurvivorsOfNetworks.All,
        .. SurvivorsOfOperations.All,
    ];
}
