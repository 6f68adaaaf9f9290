using Microsoft.CodeAnalysis;
using Tap.Core;

namespace Tap.Tests.Architecture;

/// <summary>Rooms use each other one way, as docs/architecture.md lists it.</summary>
public sealed class ArrowsTests
{
    private static readonly Lazy<IReadOnlyList<Arrow>> Found = new(() => Arrow.In(SourceCode.Compile(SourceCode.Files())));

    [Test]
    public void The_code_compiles_as_it_is_read_here()
    {
        var errors = SourceCode.Compile(SourceCode.Files()).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            // Source generators do not run here: the parts of regular expressions that they write are missing.
            .Where(diagnostic => diagnostic.Id is not ("CS9248" or "CS8795"));
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void Arrows_are_those_of_the_page() => Assert.That(
        Found.Value.GroupBy(arrow => arrow.From).Select(uses => $"{uses.Key} → {string.Join(", ", uses.Select(use => use.To))}"),
        Is.EquivalentTo(Listed()),
        string.Join('\n', Found.Value));

    [Test]
    public void No_arrow_leads_back()
    {
        var open = Found.Value.ToList();
        while (open.RemoveAll(arrow => !open.Any(next => next.From == arrow.To)) > 0)
        {
        }

        Assert.That(open, Is.Empty, "rooms that use each other in a circle");
    }

    [TestCase("Storage", "Monitoring.Threshold Wrong = new() { Value = 1 }")]
    [TestCase("Core", "string Wrong = nameof(Tap.Api.RestService)")]
    [TestCase("Networking", "int Wrong = (int)Hosting.Constants.Wrong")]
    public void A_wrong_arrow_is_found(string room, string member)
    {
        var code = SourceCode.Compile(
            SourceCode.Files(),
            ($"Constructs/{room}/Wrong.cs", $"namespace Tap.{room}; internal static class Wrong {{ internal static {member}; }}"),
            (
                "Constructs/Hosting/Constants.cs",
                "namespace Tap.Hosting; internal static class Constants { internal const int Wrong = 1; }"));
        var wrong = Arrow.In(code).Except(Found.Value).Where(arrow => arrow.From == room);
        Assert.That(wrong.Select(arrow => arrow.Place), Has.One.StartsWith($"Constructs/{room}/Wrong.cs:1 uses "));
    }

    // The lines with an arrow in the page's list.
    private static IEnumerable<string> Listed() => File.ReadLines(Path.Combine(ProjectFolder.Path, "docs", "architecture.md"))
        .Where(line => line.Contains(" → ", StringComparison.Ordinal) && !line.Contains('|', StringComparison.Ordinal))
        .Select(line => line.Trim());
}
