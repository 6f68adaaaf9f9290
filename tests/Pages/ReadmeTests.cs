using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Pages;

/// <summary>The README says what is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(ProjectFolder.Path, "README.md"));

    [Test]
    public void The_table_of_settings_is_that_of_the_definitions() =>
        Assert.That(Table("| setting | environment variable |"), Is.EqualTo(AllStacks.Settings.Select(Row)));

    [Test]
    public void The_table_of_stacks_has_a_row_for_each_in_the_order_of_the_app() => Assert.That(
        Table("| stack | what | page |").Select(row => (row.Split('`')[1], row[row.LastIndexOf('[')..])),
        Is.EqualTo(global::Program.Stacks.Select(stack => (stack.Name, $"[docs/{stack.Name}.md](docs/{stack.Name}.md) |"))));

    [Test]
    public void Every_room_is_in_the_table() => Assert.That(
        PagesTests.Rooms().Select(room => $"`{Path.GetFileName(room)}/`").Where(name => !Readme.Contains(name, StringComparison.Ordinal)),
        Is.Empty);

    private static string Row(SettingDefinition setting) =>
        $"| {setting.Name} | `{setting.EnvironmentVariable}` | `{setting.ContextKey}` | `{setting.DefaultText}` | {setting.Description} |";

    /// <summary>The rows of the table with this head.</summary>
    private static IEnumerable<string> Table(string head) => Readme.Split('\n')
        .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
}
