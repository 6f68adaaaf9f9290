namespace Tap.Core;

/// <summary>What must hold between a setting and others. It is left out where one of them is wrong by itself already.</summary>
/// <param name="Problem">
/// Says what is wrong with the setting beside the others, as a sentence; <see langword="null"/> where nothing is.
/// </param>
/// <param name="Others">The other settings that it reads, such as <see cref="AppSettings.Region"/>.</param>
public sealed record SettingRule(Func<Settings, string?> Problem, params IReadOnlyList<SettingDefinition> Others);
