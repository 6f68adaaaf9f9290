using System.Diagnostics;
using Tap.Compute;
using Tap.Core;

namespace Tap.Hosting;

/// <summary>
/// Bundles the functions in the project's <c>functions/</c> folder with <c>node functions/build.mjs</c>. The same sources give the same
/// bytes on every machine, so that a package appears in a plan only when it has changed.
/// </summary>
public static class FunctionBundler
{
    private static readonly Lazy<string> Bundled = new(Bundle);

    private static string Script => Path.Combine(ProjectFolder.Path, "functions", "build.mjs");

    /// <summary>
    /// Returns the package of a function, which has the name of the function's folder. The first call bundles all functions whose sources
    /// have changed since the last time.
    /// </summary>
    /// <param name="function">The function's folder below <c>functions/</c>: <c>tasks/get-handler</c>.</param>
    /// <returns>The package.</returns>
    /// <exception cref="FunctionBuildException">The function does not exist, or bundling it fails.</exception>
    public static FunctionPackage Package(string function)
    {
        var path = Path.Combine(Bundled.Value, $"{function}.zip");
        return File.Exists(path)
            ? new FunctionPackage(Path.GetFileName(function), path)
            : throw new FunctionBuildException(
                $"There is no function '{function}' to package: functions/{function}/index.ts must exist. "
                + $"Found: {string.Join(", ", Functions())}.");
    }

    /// <summary>
    /// Starts bundling in the background, so that the first <see cref="Package"/> waits less. <see cref="Package"/> reports the problems.
    /// </summary>
    internal static void Prepare() => Task.Run(() => Bundled.Value).ContinueWith(static task => task.Exception, TaskScheduler.Default);

    private static IEnumerable<string> Functions() => Directory.EnumerateFiles(Bundled.Value, "*.zip", SearchOption.AllDirectories)
        .Select(file => Path.ChangeExtension(Path.GetRelativePath(Bundled.Value, file), null).Replace(Path.DirectorySeparatorChar, '/'))
        .Order(StringComparer.Ordinal);

    private static string Bundle()
    {
        var output = Path.Combine(ProjectFolder.Path, ".gen", "functions");
        // Set by bindings/app.mjs, which has checked the functions before.
        if (Environment.GetEnvironmentVariable("TAP_FUNCTIONS_UP_TO_DATE") == "true")
            return output;
        if (!File.Exists(Script))
            throw new FunctionBuildException(
                $"There is no {Script} to bundle functions with: take packages from elsewhere "
                + "(FunctionPackage.FromFolder, FunctionPackage.FromZip).");
        using var process = Start(new ProcessStartInfo("node", [Script]) { RedirectStandardError = true });
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
            throw new FunctionBuildException(
                $"Node.js is needed to bundle the functions, but 'node' cannot be started: {exception.Message}. "
                + "Install Node.js 20 or newer.");
        }
    }
}
