using System.Collections;

namespace Tap.Core;

/// <summary>Turns environment variables and context into <see cref="Settings"/>, or reports all problems with them.</summary>
internal sealed class SettingsReader
{
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly CdktfContext context;
    private readonly IReadOnlyList<SettingDefinition> ofStacks;
    private readonly IReadOnlyList<SettingDefinition> definitions;

    /// <summary>Creates a reader for the settings of the app and of its stacks.</summary>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public SettingsReader(IReadOnlyDictionary<string, string> environment, CdktfContext context, IReadOnlyList<SettingDefinition> ofStacks)
    {
        this.environment = environment;
        this.context = context;
        this.ofStacks = ofStacks;
        // Two stacks may share one setting.
        definitions = [.. AppSettings.All.Concat(ofStacks).Distinct()];
        InputProblems.Refuse("The settings of the app",
        [
            .. Shared("name", definition => definition.Name),
            .. Shared("environment variable", definition => definition.EnvironmentVariable),
            .. Shared("context key", definition => definition.ContextKey),
        ]);
    }

    /// <summary>Returns the environment variables of this process; lookups ignore case where the platform does.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key,
            entry => (string?)entry.Value ?? "",
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Reads all settings.</summary>
    /// <exception cref="SettingsException">The settings have problems; the message lists all.</exception>
    public Settings Read()
    {
        var settings = Settings.Declaring(ofStacks);
        var faulty = new HashSet<SettingDefinition>();
        List<SettingProblem> problems =
            [.. context.Problems, .. Unreadable(), .. UnknownSettings.Problems(environment, context, definitions)];
        foreach (var definition in definitions)
        {
            if (Find(definition) is not var (text, source))
            {
                continue;
            }

            try
            {
                settings = definition.Apply(settings, text);
            }
            catch (FormatException fault)
            {
                faulty.Add(definition);
                problems.Add(SettingProblem.With(definition, $"'{text}' in {source}", fault.Message));
            }
        }

        problems.AddRange(BrokenRules(settings, faulty));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private IEnumerable<SettingProblem> BrokenRules(Settings settings, HashSet<SettingDefinition> faulty) =>
        from definition in definitions
        from rule in definition.Rules
        where !faulty.Overlaps([definition, .. rule.Others])
        let problem = rule.Problem(settings)
        where problem is not null
        select SettingProblem.With(definition, $"'{definition.TextIn(settings)}'", problem);

    private IEnumerable<SettingProblem> Unreadable() =>
        context.Unreadable.Where(pair => definitions.Any(definition => definition.ContextKey == pair.Key)).Select(pair => pair.Value);

    private (string Text, string Source)? Find(SettingDefinition definition)
    {
        if (environment.GetValueOrDefault(definition.EnvironmentVariable)?.Trim() is { Length: > 0 } variable)
        {
            return (variable, definition.EnvironmentVariable);
        }

        return context.Values.GetValueOrDefault(definition.ContextKey)?.Trim() is { Length: > 0 } value
            ? (value, $"\"{definition.ContextKey}\" of the context")
            : null;
    }

    private IEnumerable<string> Shared(string what, Func<SettingDefinition, string> of) =>
        definitions.CountBy(of).Where(count => count.Value > 1)
            .Select(count => $"{count.Value} different ones have the {what} '{count.Key}': each needs its own");
}
