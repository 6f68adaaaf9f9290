using System.Diagnostics;
using Tap.Core;

namespace Tap.Tests.Recipes;

/// <summary>A copy of the repository in the temp directory, with the packages that were made here.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] NotSource = [".git", ".gen", "bin", "obj", "cdktf.out", "node_modules", "TestResults"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-copy-");

    public RepositoryCopy()
    {
        CopyFolder(ProjectFolder.Path, Folder);
        var made = Directory.CreateDirectory(Path.Combine(Folder, ".gen")).FullName;
        CopyFolder(Path.Combine(ProjectFolder.Path, ".gen", "bindings"), Path.Combine(made, "bindings"));
        Directory.CreateSymbolicLink(Path.Combine(made, "packages"), Path.Combine(ProjectFolder.Path, ".gen", "packages"));
        Directory.CreateSymbolicLink(
            Path.Combine(Folder, "functions", "node_modules"), Path.Combine(ProjectFolder.Path, "functions", "node_modules"));
    }

    /// <summary>Where it is.</summary>
    public string Folder => folder.FullName;

    /// <summary>Builds the app with all checks that the repository has for it.</summary>
    /// <returns>The path of its assembly.</returns>
    public string Build()
    {
        var start = new ProcessStartInfo("dotnet", ["build", "Tap.Cdktf.csproj", "-nologo", "-v:quiet", "-nodeReuse:false"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output);
        return Path.Combine(Folder, "bin", "Debug", "net10.0", "Tap.Cdktf.dll");
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.EnumerateDirectories(from).Where(inner => !NotSource.Contains(Path.GetFileName(inner))))
            CopyFolder(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}
