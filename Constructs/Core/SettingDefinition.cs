namespace Tap.Core;

/// <summary>
/// One setting: where it is read from and what it may be. Settings of the whole app are in <see cref="AppSettings"/>; a stack declares its
/// own as <see cref="Setting{T}"/>.
/// </summary>
public abstract class SettingDefinition
{
    private protected SettingDefinition()
    {
    }

    /// <summary>The setting's name in messages and in the README: <c>alarm e-mail</c>.</summary>
    public required string Name { get; init => field = Guard.NotEmpty(value, "The name of a setting"); }

    /// <summary>The environment variable, which wins over the context.</summary>
    public required string EnvironmentVariable { get; init => field = Guard.NotEmpty(value, "The environment variable of a setting"); }

    /// <summary>The key in the <c>context</c> of <c>cdktf.json</c>.</summary>
    public required string ContextKey { get; init => field = Guard.NotEmpty(value, "The context key of a setting"); }

    /// <summary>What the setting decides, in half a sentence.</summary>
    public required string Description { get; init => field = Guard.NotEmpty(value, "The description of a setting"); }

    /// <summary>What is allowed, as it follows "Allowed:".</summary>
    public required string Rule { get; init => field = Guard.NotEmpty(value, "The rule of a setting"); }

    /// <summary>A value that is allowed.</summary>
    public required string Example { get; init => field = Guard.NotEmpty(value, "The example of a setting"); }

    /// <summary>What must hold between this setting and others. <value>Default: nothing.</value></summary>
    public IReadOnlyList<SettingRule> Rules { get; init; } = [];

    /// <summary>The default as text, or <c>none</c>.</summary>
    public string DefaultText => TextIn(new Settings()) ?? "none";

    /// <summary>The setting's value as text that it would be read from; <see langword="null"/> when it is unset.</summary>
    /// <param name="settings">The settings that hold the value.</param>
    public abstract string? TextIn(Settings settings);

    /// <summary>
    /// The settings with this one set to the value in the text; throws a <see cref="FormatException"/> that says what is wrong with it.
    /// </summary>
    internal abstract Settings Apply(Settings settings, string text);
}
