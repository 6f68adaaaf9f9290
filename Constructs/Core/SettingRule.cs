namespace Tap.Core;

/// <summary>A rule between a setting and others. It is not checked when one of them is invalid by itself.</summary>
/// <param name="Problem">Returns a sentence that says what is wrong; <see langword="null"/> when nothing is.</param>
/// <param name="Others">The other settings that it reads, such as <see cref="AppSettings.Region"/>.</param>
public sealed record SettingRule(Func<Settings, string?> Problem, params IReadOnlyList<SettingDefinition> Others);
