using Tap.Core;

namespace Tap.Tests.Pages;

/// <summary>The README says what is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(ProjectFolder.Path, "README.md"));

    [TestCaseSource(nameof(Rows))]
    public void Every_setting_has_its_row(string row) => Assert.That(Readme, Does.Contain(row));

    [Test]
    public void Every_room_is_in_the_table() => Assert.That(
        PagesTests.Rooms().Select(room => $"`{Path.GetFileName(room)}/`").Where(name => !Readme.Contains(name, StringComparison.Ordinal)),
        Is.Empty);

    private static IEnumerable<string> Rows() => Settings.Definitions.Select(setting =>
        $"| {setting.Name} | `{setting.EnvironmentVariable}` | `{setting.ContextKey}` | "
            + $"{(setting.DefaultText.Length > 0 ? $"`{setting.DefaultText}`" : "–")} | {setting.Description} |");
}
