using System.Text.RegularExpressions;

namespace Tap.Tests.Recipes;

/// <summary>A change that a page describes: a new file, or lines that take the place of others.</summary>
/// <param name="Path">The file, in the repository's folder.</param>
/// <param name="Kind">The language of a new file, or <c>diff</c>.</param>
/// <param name="Text">The file's text, or lines that begin with a space (kept), <c>-</c> (removed) or <c>+</c> (added).</param>
internal sealed partial record Recipe(string Path, string Kind, string Text)
{
    /// <summary>The changes of a page, in its order: its fenced blocks that name a file.</summary>
    public static IReadOnlyList<Recipe> In(string page) =>
        [.. Block.Matches(page).Select(
            match => new Recipe(match.Groups["path"].Value, match.Groups["kind"].Value, match.Groups["text"].Value))];

    /// <summary>Makes the change.</summary>
    /// <param name="folder">The repository's folder, or a copy of it.</param>
    public void Apply(string folder)
    {
        var file = System.IO.Path.Combine(folder, Path);
        if (Kind != "diff")
        {
            Assert.That(File.Exists(file), Is.False, $"{Path} is new");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Text);
            return;
        }

        var (before, after) = (Lines('-'), Lines('+'));
        var text = File.ReadAllText(file);
        Assert.That(text.Split(before), Has.Length.EqualTo(2), $"places in {Path} with these lines:\n{before}");
        File.WriteAllText(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    private string Lines(char sign) => string.Concat(
        Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] == ' ' || line[0] == sign)
            .Select(line => $"{line[1..]}\n"));

    [GeneratedRegex(@"^```(?<kind>\w+) (?<path>\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
