using System.Text.Json;

namespace Tap.Hosting;

/// <summary>The output folder of an app, <c>cdktf.out</c>.</summary>
/// <param name="path">The folder, which need not exist.</param>
public sealed class OutputFolder(string path)
{
    private const string Manifest = "manifest.json";

    // The file names that CDKTF writes. Terraform and its user keep other files beside them; .terraform, for example, records where the
    // state was.
    private static readonly string[] Configurations = ["cdk.tf.json", "cdk.tf"];
    private static readonly string[] Companions = ["metadata.json", "assets"];

    /// <summary>
    /// The output folder of this process: the value of <c>CDKTF_OUTDIR</c>, which the cdktf CLI sets, or <c>cdktf.out</c>.
    /// </summary>
    public static OutputFolder OfProcess() =>
        new(Environment.GetEnvironmentVariable("CDKTF_OUTDIR") is { Length: > 0 } folder ? folder : "cdktf.out");

    /// <summary>The folder's path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Returns the files of the stacks in the manifest, which were synthesized last.</summary>
    /// <exception cref="FileNotFoundException">Nothing was synthesized into the folder.</exception>
    public IReadOnlyList<string> StackFiles()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Below(Manifest)));
        return [.. document.RootElement.GetProperty("stacks")
            .EnumerateObject()
            .Select(stack => Below(stack.Value.GetProperty("synthesizedStackPath").GetString()!))];
    }

    /// <summary>
    /// Removes everything that could be deployed, from this run or an earlier one: the manifest, each stack's configuration and assets, and
    /// folders that are then empty.
    /// </summary>
    public void Clear()
    {
        if (!Directory.Exists(Path))
            return;

        File.Delete(Below(Manifest));
        var stacks = Below("stacks");
        if (Directory.Exists(stacks))
        {
            foreach (var stack in Directory.EnumerateDirectories(stacks))
                ClearStack(stack);
            RemoveIfEmpty(stacks);
        }

        RemoveIfEmpty(Path);
    }

    private static void ClearStack(string stack)
    {
        if (Configurations.Any(name => File.Exists(System.IO.Path.Combine(stack, name))))
        {
            foreach (var leftover in Configurations.Concat(Companions).Select(name => System.IO.Path.Combine(stack, name)))
            {
                if (Directory.Exists(leftover))
                    Directory.Delete(leftover, recursive: true);
                else
                    File.Delete(leftover);
            }
        }

        RemoveIfEmpty(stack);
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private string Below(string relative) => System.IO.Path.Combine(Path, relative);
}
