using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tap.Tests.Functions;

/// <summary>A Node.js program that runs beside the tests, with an environment of its own, and ends with them.</summary>
public sealed class NodeProcess : IDisposable
{
    // Without its own variables, Windows cannot open sockets.
    private static readonly string[] Inherited = ["PATH", "SystemRoot"];

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts a program.</summary>
    /// <param name="script">Path of its script.</param>
    /// <param name="environment">Its environment variables: it gets no others but PATH. <value>Default: all those of the
    /// tests.</value></param>
    /// <param name="options">Options of node itself. <value>Default: none.</value></param>
    /// <param name="arguments">Arguments of the script. <value>Default: none.</value></param>
    public NodeProcess(
        string script, IReadOnlyDictionary<string, string>? environment = null, IReadOnlyList<string>? options = null,
        IReadOnlyList<string>? arguments = null)
    {
        var start = new ProcessStartInfo("node", [.. options ?? [], script, .. arguments ?? []])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is not null)
            Replace(start.Environment, environment);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Receive(line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => Receive(line.Data, isOutput: false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = WaitAsync();
    }

    /// <summary>All lines of its standard output and standard error so far; complete once it has exited.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <summary>
    /// The most memory that it has had so far, all its threads included, in MB of 1,048,576 bytes; 0 on systems that do not tell (macOS).
    /// </summary>
    public double PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1_048_576.0;
        }
    }

    /// <summary>Completes when it has exited and all of its output is here.</summary>
    public Task Exited { get; }

    /// <summary>Its exit code, once it has exited.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The first line that it writes to standard output.</summary>
    /// <exception cref="InvalidOperationException">It exited without writing one, or wrote none in time.</exception>
    public async Task<string> FirstLineAsync(TimeSpan timeout)
    {
        await Task.WhenAny(firstLine.Task, Exited, Task.Delay(timeout));
        return firstLine.Task.IsCompletedSuccessfully
            ? await firstLine.Task
            : throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)} wrote nothing to standard output "
                + $"within {timeout}. Standard error:\n{string.Join('\n', Output)}");
    }

    /// <summary>Ends it as a crash would, and waits for the rest of its output.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task WaitAsync() => await process.WaitForExitAsync();

    private static void Replace(IDictionary<string, string?> all, IReadOnlyDictionary<string, string> wanted)
    {
        all.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value)
                all[name] = value;
        foreach (var (name, value) in wanted)
            all[name] = value;
    }

    private void Receive(string? line, bool isOutput)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (isOutput)
            firstLine.TrySetResult(line);
    }
}
