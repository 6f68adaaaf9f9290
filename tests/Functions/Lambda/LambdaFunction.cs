using System.Collections.Concurrent;
using System.Text.Json;

namespace Tap.Tests.Functions.Lambda;

/// <summary>A function that scales as Lambda does: an invocation goes to an idle execution environment, or else to a new one.</summary>
/// <param name="settings">The function.</param>
/// <param name="awsEndpoint">Where its AWS calls go.</param>
/// <param name="concurrency">Most execution environments; further invocations wait. <value>Default: 4.</value></param>
public sealed class LambdaFunction(FunctionSettings settings, Uri awsEndpoint, int concurrency = 4) : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(concurrency);
    private readonly ConcurrentStack<ExecutionEnvironment> idle = new();
    private readonly ConcurrentBag<ExecutionEnvironment> all = [];

    /// <summary>The function's settings.</summary>
    public FunctionSettings Settings => settings;

    /// <summary>
    /// The most memory that one of its execution environments has had so far, in MB; 0 on systems that do not tell (macOS).
    /// </summary>
    public double PeakMemory => all.Max(environment => environment.PeakMemory);

    /// <summary>Starts all execution environments that there may be, so that no invocation waits for one.</summary>
    public async Task ProvisionAsync() =>
        idle.PushRange(await Task.WhenAll(Enumerable.Range(all.Count, concurrency - all.Count).Select(_ => StartAsync())));

    /// <summary>Invokes the function.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FunctionException">The function failed; its execution environment is not used again.</exception>
    public async Task<JsonElement> InvokeAsync(string payload)
    {
        await free.WaitAsync();
        try
        {
            var environment = idle.TryPop(out var warm) ? warm : await StartAsync();
            var result = await environment.InvokeAsync(payload);
            idle.Push(environment);
            return result;
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Ends all execution environments and tells all that they wrote; the next invocation starts a new one.</summary>
    /// <returns>The lines of standard output and standard error.</returns>
    public IReadOnlyList<string> Stop()
    {
        idle.Clear();
        return [.. all.SelectMany(environment =>
        {
            environment.Stop();
            return environment.Output;
        })];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(all.Select(environment => environment.DisposeAsync().AsTask()));
        free.Dispose();
    }

    private async Task<ExecutionEnvironment> StartAsync()
    {
        var environment = await ExecutionEnvironment.StartAsync(settings, awsEndpoint);
        all.Add(environment);
        return environment;
    }
}
