using System.Text.Json;
using Tap.Core;
using Tap.Guardrails;

namespace Tap.Hosting;

/// <summary>The output folder of an app, <c>cdktf.out</c>.</summary>
/// <param name="path">The folder, which need not exist.</param>
public sealed class OutputFolder(string path)
{
    private const string TextReport = "guardrails.txt";
    private const string JsonReport = "guardrails.json";
    private const string SarifReport = "guardrails.sarif";
    private const string Manifest = "manifest.json";

    // The file names that CDKTF writes. Terraform and its user keep other files beside them; .terraform, for example, records where the
    // state was.
    private static readonly string[] Configurations = ["cdk.tf.json", "cdk.tf"];
    private static readonly string[] Companions = ["metadata.json", "assets"];

    // What Terraform, or OpenTofu, reads in a folder, but for hidden files
    // (https://developer.hashicorp.com/terraform/language/files, https://developer.hashicorp.com/terraform/language/values/variables,
    // https://opentofu.org/docs/language/files/).
    private static readonly string[] Read =
        [".tf", ".tf.json", ".tofu", ".tofu.json", ".auto.tfvars", ".auto.tfvars.json"];

    private static readonly string[] ReadByName = ["terraform.tfvars", "terraform.tfvars.json"];

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
    /// Returns the files beside a stack's own that Terraform would read with it, though nothing has synthesized them: other configurations,
    /// overrides, and values of variables.
    /// </summary>
    /// <param name="stackFile">One of <see cref="StackFiles"/>.</param>
    /// <returns>Their paths, in order.</returns>
    internal static IReadOnlyList<string> UncheckedBeside(string stackFile) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(stackFile)!)
            .Where(file => file != stackFile && IsRead(System.IO.Path.GetFileName(file)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Returns the path of a file in the folder as reports name it, with slashes: from the project's folder where the output folder is in
    /// there, otherwise beginning with the name of the output folder.
    /// </summary>
    /// <param name="file">The file.</param>
    internal string NameOf(string file)
    {
        var inProject = System.IO.Path.GetRelativePath(ProjectFolder.Path, file);
        var name = inProject.StartsWith("..", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(inProject)
            ? System.IO.Path.Combine(System.IO.Path.GetFileName(Path), System.IO.Path.GetRelativePath(Path, file))
            : inProject;
        return name.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The path of the report for people, as messages name it.</summary>
    internal string ReportName => NameOf(Below(TextReport));

    /// <summary>
    /// Writes a report beside the stacks: <c>guardrails.txt</c>, <c>guardrails.json</c> and <c>guardrails.sarif</c>.
    /// </summary>
    /// <param name="report">The report.</param>
    internal void Write(GuardrailReport report)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(Below(TextReport), report.ToText());
        File.WriteAllText(Below(JsonReport), report.ToJson());
        File.WriteAllText(Below(SarifReport), report.ToSarif());
    }

    /// <summary>Removes everything of this run or an earlier one: what could be deployed, and the reports.</summary>
    public void Clear()
    {
        ClearReports();
        ClearDeployable();
    }

    /// <summary>Removes the reports of an earlier run.</summary>
    internal void ClearReports()
    {
        foreach (var report in new[] { TextReport, JsonReport, SarifReport }.Select(Below).Where(File.Exists))
            File.Delete(report);
    }

    /// <summary>
    /// Removes everything that could be deployed, from this run or an earlier one: the manifest, each stack's configuration and assets, and
    /// folders that are then empty.
    /// </summary>
    internal void ClearDeployable()
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

    private static bool IsRead(string name) =>
        !name.StartsWith('.')
        && (ReadByName.Contains(name) || Read.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));

    private static void RemoveIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private string Below(string relative) => System.IO.Path.Combine(Path, relative);
}
