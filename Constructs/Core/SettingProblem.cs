using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>A problem with the settings.</summary>
/// <param name="Subject">The setting, and where to set it.</param>
/// <param name="Found">The value found and its source, or what was found instead.</param>
/// <param name="Rule">What is wrong, and what is allowed.</param>
/// <param name="Fix">How to fix it.</param>
public sealed partial record SettingProblem(string Subject, string Found, string Rule, string Fix)
{
    /// <summary>Returns a paragraph of four lines.</summary>
    public override string ToString() =>
        string.Join($"{Environment.NewLine}  ", Subject, $"found: {WithoutCredentials(Found)}", $"rule:  {Rule}", $"fix:   {Fix}");

    internal static SettingProblem With(SettingDefinition definition, string found, string reason) => new(
        $"{definition.Name} ({definition.EnvironmentVariable}, or \"{definition.ContextKey}\" in the context of cdktf.json)",
        found,
        $"{reason} Allowed: {definition.Rule}.",
        $"set {definition.EnvironmentVariable} or the context key, for example to {definition.Example}; "
        + $"without either it is {definition.DefaultText}.");

    // URLs from CI may contain a token, and messages end up in logs.
    private static string WithoutCredentials(string found) => Credentials.Replace(found, "://***@");

    [GeneratedRegex("://[^/@]*@")]
    private static partial Regex Credentials { get; }
}
