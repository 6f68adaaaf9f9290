using System.Text.Json;

namespace Tap.Hosting;

/// <summary>The folder that an app is synthesized into: <c>cdktf.out</c>.</summary>
/// <param name="path">The folder, which need not exist.</param>
public sealed class OutputFolder(string path)
{
    private const string Manifest = "manifest.json";

    // By their names as CDKTF gives them, since Terraform and its user keep files of their own beside them: .terraform knows where the
    // state was.
    private static readonly string[] Configurations = ["cdk.tf.json", "cdk.tf"];
    private static readonly string[] Companions = ["metadata.json", "assets"];

    /// <summary>The folder of this process: what the cdktf CLI says in <c>CDKTF_OUTDIR</c>, and otherwise <c>cdktf.out</c>.</summary>
    public static OutputFolder OfProcess() =>
        new(Environment.GetEnvironmentVariable("CDKTF_OUTDIR") is { Length: > 0 } folder ? folder : "cdktf.out");

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The files of the stacks that were synthesized last, by the manifest.</summary>
    /// <exception cref="FileNotFoundException">Nothing was synthesized into the folder.</exception>
    public IReadOnlyList<string> StackFiles()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Below(Manifest)));
        return [.. document.RootElement.GetProperty("stacks")
            .EnumerateObject()
            .Select(stack => Below(stack.Value.GetProperty("synthesizedStackPath").GetString()!))];
    }

    /// <summary>
    /// Removes what could be deployed, whichever run has left it: the manifest and each stack's configuration and assets, and the folders
    /// in which nothing remains.
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
