using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>Tells one version of a provider or module from a range of them.</summary>
internal static partial class ExactVersion
{
    /// <summary>Returns whether a constraint lets through one version only: <c>5.100.0</c>, <c>= 5.100.0</c>.</summary>
    /// <param name="constraint">The constraint.</param>
    public static bool IsMatch(string constraint) => Pattern.IsMatch(constraint);

    [GeneratedRegex(@"^\s*=?\s*v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?\s*$")]
    private static partial Regex Pattern { get; }
}
