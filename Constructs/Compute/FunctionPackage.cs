using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Compute;

/// <summary>
/// The deployment package of a function: a zip, and how its bucket knows it. Its handler is <c>index.handler</c>
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html"/>). Relative paths are those of the project's folder
/// (<see cref="ProjectFolder"/>).
/// </summary>
public sealed partial record FunctionPackage
{
    private static readonly string[] Entries = ["index.js", "index.mjs", "index.cjs"];

    /// <summary>A zip that is known to be a function's package.</summary>
    internal FunctionPackage(string name, string path)
    {
        Name = Valid(name);
        Path = path;
        Sha256 = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(path)));
    }

    /// <summary>The name, unique in a <see cref="PackageBucket"/>; it decides the key of the object there.</summary>
    public string Name { get; }

    /// <summary>The path of the zip.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of the zip in base64, as Lambda reports it (<c>CodeSha256</c>).</summary>
    public string Sha256 { get; }

    /// <summary>
    /// Returns the package in a zip that any tool has made. Unless that tool writes the same bytes for the same sources, plans show a
    /// change where there is none.
    /// </summary>
    /// <param name="path">The path of the zip.</param>
    /// <param name="name">The package's name. <value>Default: the file's, without its extension.</value></param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">There is no such zip, or no <c>index.js</c>, <c>index.mjs</c> or <c>index.cjs</c> at its
    /// top.</exception>
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
    /// Zips a folder of plain JavaScript with everything in it, <c>node_modules</c> included, uncompressed, into the project's
    /// <c>.gen</c>. The bytes depend on names and contents of the files only: entries are sorted, with fixed times and modes (read by
    /// everybody, written by the owner, executed by nobody).
    /// </summary>
    /// <param name="path">The path of the folder.</param>
    /// <param name="name">The package's name. <value>Default: the folder's.</value></param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">There is no such folder, it has no <c>index.js</c>, <c>index.mjs</c> or <c>index.cjs</c>,
    /// or more than the 250 MB that Lambda takes.</exception>
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

    // A folder for each content, so that a package that was returned stays as it is; first beside it, so that it is never there in part.
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
