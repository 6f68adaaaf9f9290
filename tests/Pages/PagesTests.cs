using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Pages;

/// <summary>The pages in <c>docs/</c> and beside the code say what is so.</summary>
public sealed partial class PagesTests
{
    /// <summary>Variables of ours that are no settings: builds, tests and workflows go by them.</summary>
    internal static readonly string[] VariablesOfTools =
    [
        "TAP_E2E", "TAP_FUZZ_SEED", "TAP_FUZZ_RUNS", "TAP_FUZZ_MINUTES", "TAP_ACCEPT_SNAPSHOTS", "TAP_ACCEPT_MEMORY",
        "TAP_ACCEPT_PUBLIC_API", "TAP_ACCEPT_GUARDRAILS", "TAP_OFFICIAL_BINDINGS", "TAP_FUNCTIONS_UP_TO_DATE", "TAP_STACKS",
    ];

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void Every_stack_has_its_page(string stack) =>
        Assert.That(File.Exists(Path.Combine(ProjectFolder.Path, "docs", $"{stack}.md")), $"write docs/{stack}.md: what, how and costs");

    [TestCaseSource(nameof(Outputs))]
    public void Every_output_is_on_the_page_of_its_stack(string stack, string output) =>
        Assert.That(Read($"docs/{stack}.md"), Does.Contain($"`{output}`"));

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_to_files(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(ProjectFolder.Path, page))!;
        var targets = Link.Matches(Read(page)).Select(match => match.Groups["target"].Value)
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));
        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(folder, target))), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Settings_named_are_settings(string page)
    {
        var known = AllStacks.Settings.Select(setting => setting.EnvironmentVariable).Concat(VariablesOfTools);
        Assert.That(Variable.Matches(Read(page)).Select(match => match.Value).Distinct().Except(known), Is.Empty);
    }

    [Test]
    public void Every_room_has_its_page() => Assert.That(Rooms().Where(room => !File.Exists(Path.Combine(room, "README.md"))), Is.Empty);

    /// <summary>The folders of the library, and the one of the guardrails.</summary>
    internal static IEnumerable<string> Rooms() => Directory.EnumerateDirectories(Path.Combine(ProjectFolder.Path, "Constructs"))
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .Append(Path.Combine(ProjectFolder.Path, "Guardrails"));

    private static IEnumerable<object[]> Outputs() =>
        from file in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, "tests", "Snapshots"), "*.json")
        from output in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("output").EnumerateObject()
        group output by (Stack: Path.GetFileNameWithoutExtension(file).Split('-')[0], output.Name) into same
        select new object[] { same.Key.Stack, same.Key.Name };

    /// <summary>All pages, by their paths in the project's folder.</summary>
    internal static IEnumerable<string> Pages() =>
    [
        "README.md",
        .. new[] { "docs", "Constructs", "Guardrails", "functions", "bindings" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, folder), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(ProjectFolder.Path, file).Replace('\\', '/'))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string Read(string page) => File.ReadAllText(Path.Combine(ProjectFolder.Path, page));

    // A link inside the page or with a part of another: the file only.
    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)[^)]*\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"\bTAP_[A-Z0-9_]+\b")]
    private static partial Regex Variable { get; }
}
