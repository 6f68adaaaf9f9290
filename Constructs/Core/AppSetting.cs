namespace Tap.Core;

/// <summary>A setting of the whole app, which is a property of <see cref="Settings"/>.</summary>
internal sealed class AppSetting : SettingDefinition
{
    /// <summary>Reads the property as text; <see langword="null"/> when it is unset.</summary>
    public required Func<Settings, string?> Read { get; init; }

    /// <summary>
    /// Returns the settings with the property set. Throws a <see cref="FormatException"/> that says what is wrong with the text.
    /// </summary>
    public required Func<Settings, string, Settings> Write { get; init; }

    /// <inheritdoc/>
    public override string? TextIn(Settings settings) => Read(settings);

    internal override Settings Apply(Settings settings, string text) => Write(settings, text);
}
