using System.Diagnostics;
using System.Security.Cryptography;

namespace Tap.Compute;

/// <summary>
/// The deployment package of a function in <c>functions/</c>: a zip that is the same bytes on every machine as long as its sources are the
/// same, so that it shows up in a plan only when it changes.
/// </summary>
public sealed class FunctionPackage
{
    private static readonly Lazy<string> Built = new(Build);

    private FunctionPackage(string name, string path)
    {
        Name = name;
        Path = path;
        Sha256 = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(path)));
    }

    /// <summary>The function's folder in <c>functions/</c>.</summary>
    public string Name { get; }

    /// <summary>The path of the zip.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of the zip in base64, as Lambda reports it (<c>CodeSha256</c>).</summary>
    public string Sha256 { get; }

    /// <summary>
    /// The package of a function; the first call bundles all functions whose sources have changed since they were last bundled.
    /// </summary>
    /// <param name="name">The function's folder in <c>functions/</c>, such as <c>get-handler</c>.</param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">There is no such function, or it cannot be bundled.</exception>
    public static FunctionPackage Of(string name)
    {
        var path = System.IO.Path.Combine(Built.Value, $"{name}.zip");
        return File.Exists(path)
            ? new FunctionPackage(name, path)
            : throw new FunctionBuildException(
                $"There is no function '{name}' to package: functions/{name}/index.ts must exist. Found: {string.Join(", ", Names())}.");
    }

    /// <summary>Starts on the bundling that the first <see cref="Of"/> would wait for; problems are reported there.</summary>
    internal static void Prepare() => Task.Run(() => Built.Value).ContinueWith(static task => task.Exception, TaskScheduler.Default);

    private static IEnumerable<string?> Names() => Directory.EnumerateFiles(Built.Value, "*.zip")
        .Select(System.IO.Path.GetFileNameWithoutExtension)
        .Order(StringComparer.Ordinal);

    private static string Build()
    {
        var output = System.IO.Path.Combine(ProjectFolder.Path, ".gen", "functions");
        // Set by bindings/app.mjs, which has just looked.
        if (Environment.GetEnvironmentVariable("TAP_FUNCTIONS_UP_TO_DATE") == "true")
            return output;
        using var process = Start(new ProcessStartInfo("node", [System.IO.Path.Combine(ProjectFolder.Path, "functions", "build.mjs")])
        {
            RedirectStandardError = true,
        });
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new FunctionBuildException($"The functions could not be bundled:\n{messages.Trim()}");
        Console.Error.Write(messages);
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new FunctionBuildException("Node.js is needed to bundle the functions, but 'node' cannot be started: "
                + $"{exception.Message}. Install Node.js 20 or newer.");
        }
    }
}
