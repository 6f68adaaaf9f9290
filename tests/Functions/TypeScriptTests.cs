using System.Globalization;
using System.Text.RegularExpressions;
using Tap.Core;
using Tap.Tests.Compute;

namespace Tap.Tests.Functions;

/// <summary>What the build of the functions does not look at: types, and the width of the lines of all JavaScript and TypeScript.</summary>
public sealed partial class TypeScriptTests
{
    private static readonly string[] Extensions = [".ts", ".mjs", ".cjs", ".js"];
    private static readonly string[] Folders = ["functions", "bindings", "bench", "tests", "examples"];
    private static readonly string[] NotWrittenHere = ["node_modules", "bin", "obj", ".gen", "cdktf.out"];

    private static readonly int Width = int.Parse(
        Setting.Match(File.ReadAllText(Path.Combine(ProjectFolder.Path, ".editorconfig"))).Groups["width"].Value,
        CultureInfo.InvariantCulture);

    [Test]
    public async Task Types_are_right()
    {
        using var check = new NodeProcess(Path.Combine(ProjectFolder.Path, "tests", "Functions", "typeCheck.mjs"));
        await check.Exited;
        Assert.That(check.ExitCode, Is.Zero, string.Join('\n', check.Output));
    }

    [TestCaseSource(nameof(Folders))]
    public void Lines_are_no_wider_than_the_editor_settings_say(string folder) =>
        Assert.That(WideLines(Path.Combine(ProjectFolder.Path, folder)), Is.Empty);

    [Test]
    public void Wide_lines_are_found_unless_they_are_a_link()
    {
        var link = $"https://example.com/{new string('x', Width)}";
        using var folder = new JavaScriptFolder(
            ("a/narrow.ts", new string('x', Width)),
            ("a/wide.mjs", $"//\r\n{new string('x', Width)}\r\n{new string('x', Width + 1)}\r\n"),
            ("link.ts", $"/**\n * {link}\n */"),
            ("text.cjs", $"// see {link}"),
            ("node_modules/wide.js", new string('x', Width + 1)));
        Assert.That(
            WideLines(folder.Path),
            Is.EquivalentTo([$"a/wide.mjs:3 has {Width + 1} characters", $"text.cjs:1 has {link.Length + 7} characters"]));
    }

    private static IEnumerable<string> WideLines(string folder) => !Directory.Exists(folder) ? [] :
        from file in Files(new DirectoryInfo(folder))
        from line in File.ReadLines(file.FullName).Index()
        where line.Item.Length > Width && !Link.IsMatch(line.Item)
        let path = Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/')
        select $"{path}:{line.Index + 1} has {line.Item.Length} characters";

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => Extensions.Contains(file.Extension))
            .Concat(folder.EnumerateDirectories().Where(child => !NotWrittenHere.Contains(child.Name)).SelectMany(Files));

    // A link cannot be broken, and alone on a line it is easily passed over.
    [GeneratedRegex(@"^[\s/*]*https?://\S+$")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^max_line_length = (?<width>\d+)", RegexOptions.Multiline)]
    private static partial Regex Setting { get; }
}
