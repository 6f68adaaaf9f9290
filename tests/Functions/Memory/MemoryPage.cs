using System.Globalization;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Tests.Functions.Memory;

/// <summary>A row of the page about memory.</summary>
/// <param name="Function">The function's folder in <c>functions/</c>.</param>
/// <param name="Size">Its memory in MB.</param>
/// <param name="Input">Name of the input.</param>
/// <param name="Peak">The most memory that it took, in MB.</param>
internal sealed record MemoryRow(string Function, int Size, string Input, int Peak)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"| `{Function}` | {Size:N0} | {Input} | {Peak:N0} | {100.0 * Peak / Size:N0} % |");
}

/// <summary>The table in <c>docs/memory.md</c>.</summary>
internal static partial class MemoryPage
{
    private static readonly string File = Path.Combine(ProjectFolder.Path, "docs", "memory.md");

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<MemoryRow> Rows =>
        [.. System.IO.File.ReadLines(File).Select(line => Row.Match(line)).Where(match => match.Success).Select(Read)];

    /// <summary>Writes what was measured into the table, when <c>TAP_ACCEPT_MEMORY</c> asks for that.</summary>
    public static void Accept(MemoryRow measured)
    {
        if (Environment.GetEnvironmentVariable("TAP_ACCEPT_MEMORY") is not "1")
            return;
        var lines = System.IO.File.ReadAllLines(File).ToList();
        var known = lines.FindIndex(line => line.StartsWith($"| `{measured.Function}` |", StringComparison.Ordinal)
            && line.Contains($"| {measured.Input} |", StringComparison.Ordinal));
        if (known >= 0)
            lines[known] = measured.ToString();
        else
            lines.Insert(lines.FindLastIndex(line => line.StartsWith('|')) + 1, measured.ToString());
        System.IO.File.WriteAllLines(File, lines);
    }

    private static MemoryRow Read(Match row) =>
        new(row.Groups["function"].Value, Number(row.Groups["size"]), row.Groups["input"].Value, Number(row.Groups["peak"]));

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `(?<function>[a-z-]+)` \| (?<size>[0-9,]+) \| (?<input>[^|]+) \| (?<peak>[0-9,]+) \|")]
    private static partial Regex Row { get; }
}
