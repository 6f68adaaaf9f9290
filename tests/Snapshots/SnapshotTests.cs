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
    public void A_stack_is_as_it_was_when_last_accepted(string stack)
    {
        var file = Path.Combine(ProjectFolder.Path, "tests", "Snapshots", $"{stack}.json");
        var current = Normalized(AllStacks.Synthesize(stack).Json);
        if (Environment.GetEnvironmentVariable("TAP_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, current);

        Assert.That(current.Split('\n'), Is.EqualTo(File.ReadAllText(file).Split('\n')),
            $"The stack '{stack}' has changed. If that is meant: TAP_ACCEPT_SNAPSHOTS=1 dotnet test tests --filter Snapshot, "
            + $"and commit tests/Snapshots/{stack}.json.");
    }

    // Hashes of function packages change with every line of a function; that the right package ships is tested elsewhere.
    private static string Normalized(string json) =>
        PackageHash().Replace(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable), "(hash)") + "\n";

    [GeneratedRegex("""(?<="(?:source_code_hash|source_hash)": ")[^"]+|(?<=assets/[^/"]+/)[^/"]+""")]
    private static partial Regex PackageHash();
}
