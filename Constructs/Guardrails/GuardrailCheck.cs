using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>The check between synthesis and deployment.</summary>
public static class GuardrailCheck
{
    private const string Manifest = "manifest.json";

    /// <summary>
    /// Checks all stacks that were synthesized into a folder. If one of them breaks a rule, the folders of all of them are removed, and the manifest with them, so
    /// that nothing is left that could be deployed.
    /// </summary>
    /// <param name="outputFolder">The app's output folder: <c>cdktf.out</c>.</param>
    /// <param name="acknowledgements">The acknowledgements of all stacks.</param>
    /// <exception cref="GuardrailException">There are findings, or acknowledgements that match nothing. The message is the whole report.</exception>
    /// <exception cref="FileNotFoundException">Nothing was synthesized into the folder.</exception>
    public static void Run(string outputFolder, IReadOnlyList<Acknowledgement> acknowledgements)
    {
        var manifest = Path.Combine(outputFolder, Manifest);
        var files = StackFiles(manifest).Select(file => Path.Combine(outputFolder, file)).ToList();
        var report = GuardrailReport.Of([.. files.Select(file => StackJson.Parse(File.ReadAllText(file)))], Rule.All, acknowledgements);
        if (report.IsClean)
            return;

        files.ForEach(file => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true));
        File.Delete(manifest);
        throw new GuardrailException(report.ToString());
    }

    private static List<string> StackFiles(string manifest)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(manifest));
        return [.. document.RootElement.GetProperty("stacks").EnumerateObject().Select(stack => stack.Value.GetProperty("synthesizedStackPath").GetString()!)];
    }
}
