using System.Collections;

namespace Tap.Core;

/// <summary>Turns environment variables and context into <see cref="Settings"/>, or into everything that is wrong with them.</summary>
internal static class SettingsReader
{
    private const string OwnVariablePrefix = "TAP_";

    /// <summary>The environment variables of this process, found in any case where the platform does so.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key,
            entry => (string?)entry.Value ?? "",
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    public static Settings Read(IReadOnlyDictionary<string, string> environment, string directory)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(directory);
        return Read(environment, CdktfContext.Find(environment, directory));
    }

    public static Settings Read(IReadOnlyDictionary<string, string> environment, CdktfContext context)
    {
        ArgumentNullException.ThrowIfNull(environment);
        List<SettingProblem> problems = [.. context.Problems, .. NearMisses(environment, context)];
        var settings = new Settings();
        var faulty = new HashSet<string>();
        foreach (var definition in SettingDefinitions.All)
        {
            if (Find(definition, environment, context) is not var (text, source))
            {
                continue;
            }

            try
            {
                settings = definition.Apply(settings, text);
            }
            catch (FormatException fault)
            {
                faulty.Add(definition.ContextKey);
                problems.Add(SettingProblem.With(definition, $"'{text}' in {source}", fault.Message));
            }
        }

        problems.AddRange(SettingsRules.Problems(settings, faulty));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static (string Text, string Source)? Find(
        SettingDefinition definition, IReadOnlyDictionary<string, string> environment, CdktfContext context)
    {
        if (environment.GetValueOrDefault(definition.EnvironmentVariable)?.Trim() is { Length: > 0 } variable)
        {
            return (variable, definition.EnvironmentVariable);
        }

        return context.Values.GetValueOrDefault(definition.ContextKey)?.Trim() is { Length: > 0 } value
            ? (value, $"\"{definition.ContextKey}\" of the context")
            : null;
    }

    // A misspelt setting is a deployment with a default that nobody chose. Other tools keep keys of their own in the context, so
    // only what resembles a setting is refused.
    private static IEnumerable<SettingProblem> NearMisses(IReadOnlyDictionary<string, string> environment, CdktfContext context)
    {
        var misspeltVariables =
            from name in environment.Keys.Order(StringComparer.Ordinal)
            where name.StartsWith(OwnVariablePrefix, StringComparison.OrdinalIgnoreCase)
                && !SettingDefinitions.All.Any(known => name.Equals(known.EnvironmentVariable, StringComparison.OrdinalIgnoreCase)
                    && environment.ContainsKey(known.EnvironmentVariable))
            let meant = Meant(name) ?? Meant(name[OwnVariablePrefix.Length..])
            where meant is not null
            select Misspelt($"environment variable {name}", $"write {meant.EnvironmentVariable}, or unset it.");
        var misspeltKeys =
            from key in context.Values.Keys
            where !SettingDefinitions.All.Any(known => known.ContextKey == key)
            let meant = Meant(key)
            where meant is not null
            select Misspelt($"\"{key}\" in the context", $"write \"{meant.ContextKey}\", or remove it.");
        return [.. misspeltVariables, .. misspeltKeys];

        static SettingDefinition? Meant(string name) =>
            Spelling.Nearest(name, SettingDefinitions.All, definition => [definition.EnvironmentVariable, definition.ContextKey]);

        static SettingProblem Misspelt(string subject, string fix) =>
            new(subject, "a name that no setting has", "Misspelt settings are refused, not ignored.", fix);
    }
}
