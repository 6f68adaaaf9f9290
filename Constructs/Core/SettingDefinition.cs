namespace Tap.Core;

/// <summary>
/// One setting: its name, its variable, its context key and its rule. <see cref="AppSettings"/> holds the settings of the whole app; a
/// stack declares its own as <see cref="Setting{T}"/>.
/// </summary>
public abstract class SettingDefinition
{
    private protected SettingDefinition()
    {
    }

    /// <summary>The setting's name in messages and in the README: <c>alarm e-mail</c>.</summary>
    public required string Name { get; init => field = Guard.NotEmpty(value, "The name of a setting"); }

    /// <summary>The environment variable, which takes precedence over the context.</summary>
    public required string EnvironmentVariable { get; init => field = Guard.NotEmpty(value, "The environment variable of a setting"); }

    /// <summary>The key in the <c>context</c> of <c>cdktf.json</c>.</summary>
    public required string ContextKey { get; init => field = Guard.NotEmpty(value, "The context key of a setting"); }

    /// <summary>What the setting decides, as a part of a sentence.</summary>
    public required string Description { get; init => field = Guard.NotEmpty(value, "The description of a setting"); }

    /// <summary>The values allowed, as the text follows "Allowed:".</summary>
    public required string Rule { get; init => field = Guard.NotEmpty(value, "The rule of a setting"); }

    /// <summary>An example of an allowed value.</summary>
    public required string Example { get; init => field = Guard.NotEmpty(value, "The example of a setting"); }

    /// <summary>Rules between this setting and others. <value>Default: none.</value></summary>
    public IReadOnlyList<SettingRule> Rules { get; init; } = [];

    /// <summary>The default as text, or <c>none</c>.</summary>
    public string DefaultText => TextIn(new Settings()) ?? "none";

    /// <summary>Returns the setting's value as text; <see langword="null"/> when it is unset.</summary>
    /// <param name="settings">The settings that hold the value.</param>
    /// <returns>The text, which the setting can be read from again.</returns>
    public abstract string? TextIn(Settings settings);

    /// <summary>
    /// Returns the settings with this one parsed from a text. Throws a <see cref="FormatException"/> that says what is wrong with the text.
    /// </summary>
    internal abstract Settings Apply(Settings settings, string text);
}
