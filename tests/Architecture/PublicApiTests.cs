using Tap.Core;

namespace Tap.Tests.Architecture;

/// <summary>A change of what the library hands to others is a change of a file, which review sees.</summary>
public sealed class PublicApiTests
{
    private static readonly string Listed = Path.Combine(ProjectFolder.Path, "Constructs", "PublicAPI.Shipped.txt");

    [Test]
    public void The_public_surface_is_the_one_listed()
    {
        var found = Surface();
        if (Environment.GetEnvironmentVariable("TAP_ACCEPT_PUBLIC_API") == "1")
            File.WriteAllText(Listed, string.Join('\n', found) + "\n");
        var listed = File.Exists(Listed) ? File.ReadAllLines(Listed) : [];
        Assert.Multiple(() =>
        {
            const string wayOut = "If it is meant, accept it with TAP_ACCEPT_PUBLIC_API=1.";
            Assert.That(
                WithTypes(found).Except(WithTypes(listed)), Is.Empty, $"These are public and not in PublicAPI.Shipped.txt. {wayOut}");
            Assert.That(WithTypes(listed).Except(WithTypes(found)), Is.Empty,
                $"These are in PublicAPI.Shipped.txt and not public any more. {wayOut}");
        });
    }

    [TestCase("public static class Added { }", "static class Tap.Storage.Added")]
    [TestCase(
        "public class Added { protected void Changed(int days = 3) { } private protected int hidden; }",
        "class Tap.Storage.Added: protected void Changed(int days = 3)")]
    [TestCase("public sealed record Added(string Name);", "sealed record class Tap.Storage.Added: string Name { get; init; }")]
    public void What_is_added_is_found(string declaration, string line) =>
        Assert.That(WithTypes(Surface(declaration)).Except(WithTypes(Surface())), Has.Some.EqualTo(line).And.None.Contains("hidden"));

    [TestCase("internal static class Added { public static void Hidden() { } }")]
    [TestCase("public sealed class Added { private Added() { } internal void Hidden() { } }")]
    public void What_is_hidden_is_not(string declaration) => Assert.That(Surface(declaration), Has.None.Contains("Hidden"));

    // Members of several types read the same.
    private static IEnumerable<string> WithTypes(IEnumerable<string> lines)
    {
        var type = "";
        foreach (var line in lines)
        {
            var isMember = line.StartsWith(' ');
            type = isMember ? type : line;
            yield return isMember ? $"{type}: {line.Trim()}" : line;
        }
    }

    private static IReadOnlyList<string> Surface(string? added = null)
    {
        IEnumerable<(string Path, string Text)> others = added is null
            ? []
            : [("Constructs/Storage/Added.cs", $"namespace Tap.Storage; {added}")];
        return PublicApi.Of(
            SourceCode.Compile(SourceCode.Files(), others),
            path => path.StartsWith("Constructs/", StringComparison.Ordinal) || path.StartsWith("Guardrails/", StringComparison.Ordinal)
                || path.StartsWith("bindings/", StringComparison.Ordinal));
    }
}
