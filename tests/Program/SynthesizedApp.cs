using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using Tap.Core;

namespace Tap.Tests.Program;

/// <summary>
/// A run of the program as the cdktf CLI runs it, in a process of its own, with an output folder and a temp directory of its own.
/// </summary>
public sealed class SynthesizedApp : IDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "DOTNET_ROOT", "LOCALAPPDATA", "APPDATA"];

    // Its own build, not the copy beside the tests, which lacks what the tests' framework brings.
    private static readonly string Program = Path.Combine(
        ProjectFolder.Path, "bin", typeof(SynthesizedApp).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0", "Tap.Cdktf.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-synth-");

    /// <summary>Runs the program with these environment variables, and none of the settings of this process.</summary>
    public SynthesizedApp(params (string Variable, string Value)[] environment)
        : this(["dotnet", Program], environment)
    {
    }

    private SynthesizedApp(string[] command, (string Variable, string Value)[] environment, string? workingDirectory = null)
    {
        Directory.CreateDirectory(Temp);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingDirectory ?? ProjectFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        start.Environment.TryAdd("CDKTF_OUTDIR", Output);
        start.Environment["TMPDIR"] = start.Environment["TMP"] = start.Environment["TEMP"] = Temp;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        Error = process.StandardError.ReadToEnd();
        StandardOutput = output.Result;
        process.WaitForExit();
        ExitCode = process.ExitCode;
    }

    /// <summary>Runs it through its launcher, as <c>cdktf.json</c> has it, which builds it first when it has to.</summary>
    public static SynthesizedApp Launched(params (string Variable, string Value)[] environment) =>
        new(["node", Path.Combine(ProjectFolder.Path, "bindings", "app.mjs")], environment);

    /// <summary>Runs another program the same way, in its own folder.</summary>
    public static SynthesizedApp Of(string assembly, string workingDirectory, params (string Variable, string Value)[] environment) =>
        new(["dotnet", assembly], environment, workingDirectory);

    /// <summary>What it wrote below <see cref="Output"/>: a hash of each file, by its path there.</summary>
    public IReadOnlyDictionary<string, string> Contents => Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Output, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    /// <summary>The folder that cdktf calls <c>cdktf.out</c>.</summary>
    public string Output => Path.Combine(folder.FullName, "cdktf.out");

    /// <summary>The temp directory that the program was given.</summary>
    public string Temp => Path.Combine(folder.FullName, "temp");

    /// <summary>The program's exit code.</summary>
    public int ExitCode { get; }

    /// <summary>What it wrote to standard error.</summary>
    public string Error { get; }

    /// <summary>What it wrote to standard output.</summary>
    public string StandardOutput { get; }

    /// <summary>The names of the stacks that were synthesized.</summary>
    public IReadOnlyList<string> Stacks => Directory.Exists(Path.Combine(Output, "stacks"))
        ? [.. Directory.EnumerateDirectories(Path.Combine(Output, "stacks")).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The folder of a stack.</summary>
    public string StackFolder(string stack) => Path.Combine(Output, "stacks", stack);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
