using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>Something that is wrong with the settings.</summary>
/// <param name="Subject">The setting, and where it can be set.</param>
/// <param name="Found">The value found and where, or what was found in its place.</param>
/// <param name="Rule">What is wrong with that, and what is allowed.</param>
/// <param name="Fix">What to do.</param>
public sealed partial record SettingProblem(string Subject, string Found, string Rule, string Fix)
{
    /// <summary>A paragraph of four lines.</summary>
    public override string ToString() =>
        string.Join($"{Environment.NewLine}  ", Subject, $"found: {WithoutCredentials(Found)}", $"rule:  {Rule}", $"fix:   {Fix}");

    internal static SettingProblem With(SettingDefinition definition, string found, string reason) => new(
        $"{definition.Name} ({definition.EnvironmentVariable}, or \"{definition.ContextKey}\" in the context of cdktf.json)",
        found,
        $"{reason} Allowed: {definition.Rule}.",
        $"set {definition.EnvironmentVariable} or the context key, for example to {definition.Example}; "
        + $"without either it is {definition.DefaultText}.");

    // URLs from CI may carry a token, and messages end up in logs.
    private static string WithoutCredentials(string found) => Credentials.Replace(found, "://***@");

    [GeneratedRegex("://[^/@]*@")]
    private static partial Regex Credentials { get; }
}
