namespace Tap.Core;

/// <summary>One setting: where it is read from, what it may be, and how its text becomes part of <see cref="Settings"/>.</summary>
public sealed record SettingDefinition
{
    /// <summary>The setting's name in messages and in the README: <c>alarm e-mail</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The environment variable, which wins over the context.</summary>
    public required string EnvironmentVariable { get; init; }

    /// <summary>The key in the <c>context</c> of <c>cdktf.json</c>.</summary>
    public required string ContextKey { get; init; }

    /// <summary>What the setting decides, in half a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What is allowed, as it follows "Allowed:".</summary>
    public required string Rule { get; init; }

    /// <summary>A value that is allowed.</summary>
    public required string Example { get; init; }

    /// <summary>The setting's value as text that <see cref="Apply"/> would take; <see langword="null"/> when it is unset.</summary>
    public required Func<Settings, string?> Format { get; init; }

    /// <summary>
    /// The settings with this one set to the value in the text; throws a <see cref="FormatException"/> that says what is wrong with it.
    /// </summary>
    public required Func<Settings, string, Settings> Apply { get; init; }

    /// <summary>The default as text, or <c>none</c>.</summary>
    public string DefaultText => Format(new Settings()) ?? "none";
}
