namespace Tap.Core;

/// <summary>
/// The folder of the project, the one with <c>cdktf.json</c>. What a program reads from files beside itself, such as schemas and sources of
/// functions, is found from there, whichever folder the program was started in; what it makes on the way is kept in its <c>.gen</c>.
/// </summary>
public static class ProjectFolder
{
    private static readonly Lazy<string> Found = new(() =>
        Search(Directory.GetCurrentDirectory()) ?? Search(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException(
            $"No cdktf.json in {Directory.GetCurrentDirectory()} or above: run the program from the project's folder."));

    /// <summary>Its path, found from the current directory upwards, and else from the program's own.</summary>
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
