using Tap.Core;

namespace Tap.Tests.Synthesis;

/// <summary>The stacks of the app, as <c>main.cs</c> lists them, for tests of what holds in all of them.</summary>
internal static class AllStacks
{
    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. global::Program.Stacks.Select(stack => stack.Name).Order(StringComparer.Ordinal)];

    /// <summary>The settings that they have of their own, in the order of <c>main.cs</c>.</summary>
    public static IReadOnlyList<SettingDefinition> OwnSettings { get; } =
        [.. global::Program.Stacks.SelectMany(stack => stack.Settings).Distinct()];

    /// <summary>All settings of the app, as the README's table has them.</summary>
    public static IReadOnlyList<SettingDefinition> Settings { get; } = [.. AppSettings.All, .. OwnSettings];

    /// <summary>The names of those that have a resource of this type, by their snapshots.</summary>
    public static IReadOnlyList<string> With(string type) =>
        [.. Names.Where(name => Snapshot(name).Contains($"\"{type}\": {{", StringComparison.Ordinal))];

    /// <summary>Synthesizes one of them, with these environment variables and nothing else.</summary>
    public static SynthesizedStack Synthesize(string name, params (string Variable, string Value)[] environment) =>
        SynthesizedStack.Of(global::Program.Stacks.Single(stack => stack.Name == name).Create, environment);

    private static string Snapshot(string name) =>
        File.ReadAllText(Path.Combine(ProjectFolder.Path, "tests", "Snapshots", $"{name}.json"));
}
