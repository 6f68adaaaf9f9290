namespace Tap.Tests.Compute;

/// <summary>A temporary folder with a function's JavaScript.</summary>
internal sealed class JavaScriptFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("function");

    /// <summary>Writes the files into a new folder.</summary>
    public JavaScriptFolder(params IReadOnlyList<(string Name, string Content)> files)
    {
        foreach (var (name, content) in files)
            Write(name, content);
    }

    /// <summary>Its path.</summary>
    public string Path => folder.FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    public void Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), content);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
