namespace Tap.Core;

/// <summary>
/// Finds environment variables and context keys that look like settings but are none of the app's. A misspelt setting, or one of a stack
/// that is not in the app, would be ignored, and the deployment would use a default that nobody chose.
/// </summary>
internal static class UnknownSettings
{
    private const string OwnVariablePrefix = "TAP_";

    // Variables of builds, tests and workflows, which are no settings of the app.
    private static readonly string[] VariablesOfTools = ["TAP_OFFICIAL_BINDINGS", "TAP_FUNCTIONS_UP_TO_DATE", "TAP_STACKS", "TAP_E2E"];
    private static readonly string[] PrefixesOfTools = ["TAP_ACCEPT_", "TAP_FUZZ_"];

    // https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file; what the CLI adds begins with its name.
    private static readonly string[] KeysOfCdktf = ["excludeStackIdFromLogicalIds", "allowSepCharsInLogicalIds"];
    private const string PrefixOfCdktf = "cdktf";

    /// <summary>Returns a problem for each variable <c>TAP_…</c> and each context key that is no setting.</summary>
    public static IEnumerable<SettingProblem> Problems(
        IReadOnlyDictionary<string, string> environment, CdktfContext context, IReadOnlyList<SettingDefinition> definitions)
    {
        var variables =
            from name in environment.Keys.Order(StringComparer.Ordinal)
            where environment[name].Length > 0 && name.StartsWith(OwnVariablePrefix, StringComparison.OrdinalIgnoreCase) && !IsOfTools(name)
                && !definitions.Any(known => name.Equals(known.EnvironmentVariable, StringComparison.OrdinalIgnoreCase)
                    && environment.ContainsKey(known.EnvironmentVariable))
            let meant = Meant(name) ?? Meant(name[OwnVariablePrefix.Length..])
            select Problem(
                $"environment variable {name}",
                meant is not null ? $"write {meant.EnvironmentVariable}, or unset it." : null,
                "unset it, or add the stack that has the setting to the app.");
        var keys =
            from key in context.Keys
            where !definitions.Any(known => known.ContextKey == key)
            let meant = Meant(key)
            where meant is not null || !IsOfOthers(key)
            select Problem(
                $"\"{key}\" in the context",
                meant is not null ? $"write \"{meant.ContextKey}\", or remove it." : null,
                "remove it, or add the stack that has the setting to the app; keys of other tools have a colon or hold an object.");
        return [.. variables, .. keys];

        SettingDefinition? Meant(string name) =>
            Spelling.Nearest(name, definitions, definition => [definition.EnvironmentVariable, definition.ContextKey]);
    }

    private static SettingProblem Problem(string subject, string? correction, string wayOut) => new(
        subject,
        "a name that no setting of the app has",
        correction is null ? "Unknown settings are refused, not ignored." : "Misspelt settings are refused, not ignored.",
        correction ?? wayOut);

    private static bool IsOfTools(string variable) => VariablesOfTools.Contains(variable, StringComparer.Ordinal)
        || PrefixesOfTools.Any(prefix => variable.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsOfOthers(string key) => key.Contains(':', StringComparison.Ordinal)
        || key.StartsWith(PrefixOfCdktf, StringComparison.Ordinal)
        || KeysOfCdktf.Contains(key, StringComparer.Ordinal);
}
