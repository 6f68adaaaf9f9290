using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Snapshots;

/// <summary>
/// The whole JSON of each stack, so that a change that nobody meant shows up in review. Accept one that is meant with
/// <c>TAP_ACCEPT_SNAPSHOTS=1 dotnet test tests --filter Snapshot</c> and commit the files.
/// </summary>
public sealed partial class SnapshotTests
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void A_stack_is_as_it_was_when_last_accepted(string stack) => AssertAccepted(stack, AllStacks.Synthesize(stack));

    // What their policies deny is in no other snapshot, and no rule can know it.
    [Test]
    public void The_roles_of_workflows_are_as_they_were_when_last_accepted() =>
        AssertAccepted("foundation-workflows", AllStacks.Synthesize("foundation", ("TAP_GITHUB_REPOSITORY", "acme/tap")));

    private static void AssertAccepted(string name, SynthesizedStack stack)
    {
        var file = Path.Combine(ProjectFolder.Path, "tests", "Snapshots", $"{name}.json");
        var current = Normalized(stack.Json);
        if (Environment.GetEnvironmentVariable("TAP_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, current);

        Assert.That(current.Split('\n'), Is.EqualTo(File.ReadAllText(file).Split('\n')),
            $"'{name}' has changed. If that is meant: TAP_ACCEPT_SNAPSHOTS=1 dotnet test tests --filter Snapshot, "
            + $"and commit tests/Snapshots/{name}.json.");
    }

    // Hashes of function packages change with every line of a function; that the right package ships is tested elsewhere.
    private static string Normalized(string json) =>
        PackageHash().Replace(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable), "(hash)") + "\n";

    [GeneratedRegex("""(?<="(?:source_code_hash|source_hash)": ")[^"]+|(?<=assets/[^/"]+/)[^/"]+""")]
    private static partial Regex PackageHash();
}
