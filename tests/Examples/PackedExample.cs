using System.Diagnostics;
using System.Reflection;
using Tap.Core;
using Tap.Tests.Program;

namespace Tap.Tests.Examples;

/// <summary>
/// An example in a folder outside the repository, built as it is there against the packed library. Other packages come from where the
/// repository's own builds have put them.
/// </summary>
internal sealed class PackedExample : IDisposable
{
    private static readonly string Configuration =
        typeof(PackedExample).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tap-example-");
    private readonly string name;

    /// <summary>Packs the library, copies the example, and builds it.</summary>
    /// <param name="name">The example's folder in <c>examples/</c>.</param>
    public PackedExample(string name)
    {
        this.name = name;
        Dotnet(ProjectFolder.Path, "pack", "Constructs", "--no-build", "-c", Configuration, "-o", Packages);
        Copy(Path.Combine(".gen", "bindings", "feed"));
        Copy(Path.Combine("examples", name));
        Dotnet(
            Folder, "build", "-nologo", "-v:quiet", "-nodeReuse:false", "-p:NuGetAudit=false",
            $"-p:RestoreFallbackFolders={Path.Combine(ProjectFolder.Path, ".gen", "packages")}");
    }

    /// <summary>Where the package of the library is.</summary>
    public string Packages => Path.Combine(root.FullName, ".gen", "package");

    /// <summary>The example's folder.</summary>
    public string Folder => Path.Combine(root.FullName, "examples", name);

    /// <summary>The assembly of its program.</summary>
    public string ProgramFile => Directory.EnumerateFiles(Path.Combine(Folder, "bin", "Debug", "net10.0"), "*.runtimeconfig.json")
        .Select(file => file.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal)).Single();

    /// <summary>Runs the example's program, as <c>cdktf synth</c> does.</summary>
    /// <param name="environment">Its environment variables.</param>
    public SynthesizedApp Synthesize(params (string Variable, string Value)[] environment) =>
        SynthesizedApp.Of(ProgramFile, Folder, environment);

    /// <inheritdoc/>
    public void Dispose() => root.Delete(recursive: true);

    private void Copy(string folder)
    {
        var from = Path.Combine(ProjectFolder.Path, folder);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj" or ".gen" or "cdktf.out")
                continue;
            var to = Path.Combine(root.FullName, folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private static void Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{output}");
    }
}
