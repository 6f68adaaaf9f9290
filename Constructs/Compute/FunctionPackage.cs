using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Compute;

/// <summary>
/// The deployment package of a function: a zip file and its name in a bucket. Its handler is <c>index.handler</c>
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html"/>). Relative paths are relative to the project's folder
/// (<see cref="ProjectFolder"/>).
/// </summary>
public sealed partial record FunctionPackage
{
    private static readonly string[] Entries = ["index.js", "index.mjs", "index.cjs"];

    /// <summary>Creates the package from a zip that was checked before.</summary>
    internal FunctionPackage(string name, string path)
    {
        Name = Valid(name);
        Path = path;
        Sha256 = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(path)));
    }

    /// <summary>The package's name, unique in a <see cref="PackageBucket"/>; the key of its object contains it.</summary>
    public string Name { get; }

    /// <summary>The path of the zip file.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 hash of the zip file in base64, as Lambda reports it (<c>CodeSha256</c>).</summary>
    public string Sha256 { get; }

    /// <summary>
    /// Returns the package in a zip file from any tool. When the tool does not write the same bytes for the same sources, plans show a
    /// change although nothing has changed.
    /// </summary>
    /// <param name="path">The path of the zip file.</param>
    /// <param name="name">The package's name. <value>Default: the file's name without its extension.</value></param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">
    /// The file does not exist, or has no <c>index.js</c>, <c>index.mjs</c> or <c>index.cjs</c> at its top level.
    /// </exception>
    /// <exception cref="InputException">The name has other characters than letters, digits, '.', '-' and '_'.</exception>
    public static FunctionPackage FromZip(string path, string? name = null)
    {
        var file = System.IO.Path.GetFullPath(path, ProjectFolder.Path);
        if (!File.Exists(file))
            throw new FunctionBuildException($"There is no zip {file} for a function's package: make it first, or give another path.");
        RequireHandler(NamesIn(file), $"The zip {file}");
        return new FunctionPackage(name ?? System.IO.Path.GetFileNameWithoutExtension(file), file);
    }

    /// <summary>
    /// Zips a folder of plain JavaScript with all of its files, including <c>node_modules</c>, uncompressed, into the project's
    /// <c>.gen</c>. The bytes depend only on the names and contents of the files: entries are sorted and have fixed times and modes
    /// (readable by everybody, writable by the owner, not executable).
    /// </summary>
    /// <param name="path">The path of the folder.</param>
    /// <param name="name">The package's name. <value>Default: the folder's name.</value></param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">
    /// The folder does not exist, has no <c>index.js</c>, <c>index.mjs</c> or <c>index.cjs</c>, or is larger than Lambda's limit of 250 MB.
    /// </exception>
    /// <exception cref="InputException">The name has other characters than letters, digits, '.', '-' and '_'.</exception>
    public static FunctionPackage FromFolder(string path, string? name = null)
    {
        var folder = new DirectoryInfo(System.IO.Path.GetFullPath(path, ProjectFolder.Path));
        if (!folder.Exists)
            throw new FunctionBuildException($"There is no folder {folder} for a function's package: make it, or give another path.");
        var called = Valid(name ?? folder.Name);
        RequireHandler(folder.EnumerateFiles().Select(file => file.Name), $"The folder {folder.FullName}");
        var zip = ReproducibleZip.Of(folder.FullName);
        var content = Convert.ToHexStringLower(SHA256.HashData(zip))[..16];
        var target = System.IO.Path.Combine(ProjectFolder.Path, ".gen", "function-folders", content);
        return new FunctionPackage(called, Keep(zip, target, called));
    }

    private static string Valid(string name) =>
        Guard.Matches(name, NamePattern, "The name of a function's package", "letters, digits, '.', '-' and '_', a letter or digit first");

    // Each content has a folder of its own, so that a returned package never changes. The file is written beside it first and then moved,
    // so that it is never incomplete.
    private static string Keep(byte[] zip, string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, $"{name}.zip");
        if (File.Exists(path))
            return path;
        var partial = Directory.CreateDirectory(folder).FullName + $".{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(partial, zip);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return path;
    }

    private static string[] NamesIn(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }
        catch (InvalidDataException exception)
        {
            throw new FunctionBuildException($"{file} is no zip that can be read: {exception.Message} Make it anew.");
        }
    }

    private static void RequireHandler(IEnumerable<string> names, string what)
    {
        if (!names.Intersect(Entries).Any())
            throw new FunctionBuildException(
                $"{what} has no {string.Join(", ", Entries[..^1])} or {Entries[^1]} at its top, "
                + "where Lambda looks for the handler (index.handler): add one that exports handler.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex NamePattern { get; }
}
