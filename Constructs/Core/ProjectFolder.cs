namespace Tap.Core;

/// <summary>
/// The folder of the project, which holds <c>cdktf.json</c>. The program reads files such as schemas and function sources from here,
/// whatever its current directory, and writes intermediate files to <c>.gen</c> in it.
/// </summary>
public static class ProjectFolder
{
    private static readonly Lazy<string> Found = new(() =>
        Search(Directory.GetCurrentDirectory()) ?? Search(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException(
            $"No cdktf.json in {Directory.GetCurrentDirectory()} or above: run the program from the project's folder."));

    /// <summary>The path, searched upwards from the current directory, then upwards from the program's own directory.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither is inside the project.</exception>
    public static string Path => Found.Value;

    private static string? Search(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "cdktf.json")))
                return folder.FullName;
        return null;
    }
}
