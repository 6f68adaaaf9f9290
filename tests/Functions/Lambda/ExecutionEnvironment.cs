using System.IO.Compression;
using System.Text.Json;
using Tap.Core;

namespace Tap.Tests.Functions.Lambda;

/// <summary>
/// One execution environment of a function: the package that synth ships, unzipped, in a process of its own with the environment that
/// Lambda would give it. It handles one invocation at a time
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html"/>).
/// </summary>
public sealed class ExecutionEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(30);

    private readonly FunctionSettings function;
    private readonly RuntimeApi api;
    private readonly DirectoryInfo folder;
    private readonly NodeProcess process;

    private ExecutionEnvironment(FunctionSettings function, RuntimeApi api, Uri awsEndpoint)
    {
        this.function = function;
        this.api = api;
        folder = Directory.CreateTempSubdirectory("tap-function-");
        ZipFile.ExtractToDirectory(function.Code.Path, folder.FullName);
        process = new NodeProcess(
            Path.Combine(ProjectFolder.Path, "tests", "Functions", "bootstrap.mjs"),
            EnvironmentOf(function, api.Authority, folder.FullName, awsEndpoint),
            function.NodeOptions);
    }

    /// <summary>All lines that it wrote to standard output and standard error; complete after <see cref="Stop"/>.</summary>
    public IReadOnlyList<string> Output => process.Output;

    /// <inheritdoc cref="NodeProcess.PeakMemory"/>
    public double PeakMemory => process.PeakMemory;

    /// <summary>Starts an environment and waits until the function is initialized.</summary>
    /// <param name="function">The function.</param>
    /// <param name="awsEndpoint">Where its AWS calls go.</param>
    /// <returns>The environment, ready for an invocation.</returns>
    /// <exception cref="FunctionException">Init failed; the message has the function's output.</exception>
    public static async Task<ExecutionEnvironment> StartAsync(FunctionSettings function, Uri awsEndpoint)
    {
        var environment = new ExecutionEnvironment(function, await RuntimeApi.StartAsync(function), awsEndpoint);
        var first = await Task.WhenAny(
            environment.api.Initialized, environment.api.InitError, environment.process.Exited, Task.Delay(InitTimeout));
        if (first == environment.api.Initialized)
            return environment;
        await environment.DisposeAsync();
        var reason = environment.api.InitError is { IsCompletedSuccessfully: true } error
            ? await error
            : $"no result within {InitTimeout.TotalSeconds} s";
        throw environment.Failure($"failed at init: {reason}");
    }

    /// <summary>Invokes the function.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FunctionException">The handler threw, the process ended, or the function's timeout passed; then the environment is
    /// of no more use.</exception>
    public async Task<JsonElement> InvokeAsync(string payload)
    {
        var result = api.InvokeAsync(payload);
        var first = await Task.WhenAny(result, process.Exited, Task.Delay(function.Timeout));
        if (first == result)
            return await result;
        throw Failure(first == process.Exited ? "ended during an invocation" : $"timed out after {function.Timeout.TotalSeconds} s");
    }

    /// <summary>Ends the process at once, as a crash would; afterwards <see cref="Output"/> is complete.</summary>
    public void Stop() => process.Kill();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Dispose();
        await api.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private FunctionException Failure(string what) => new($"{function.Name} {what}. Output:\n{string.Join('\n', Output)}");

    // The access key's id tells the AWS endpoint who calls. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    private static Dictionary<string, string> EnvironmentOf(
        FunctionSettings function, string runtimeApi, string taskRoot, Uri awsEndpoint) =>
        new(function.Environment)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["AWS_REGION"] = AwsPermission.Region,
            ["AWS_ACCESS_KEY_ID"] = function.Code.Name,
            ["AWS_SECRET_ACCESS_KEY"] = "none",
            ["AWS_SESSION_TOKEN"] = "none",
            // On Node 20 the SDK announces that it will drop it; Lambda runs a newer one, whose log has no such lines.
            ["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true",
            ["AWS_ENDPOINT_URL"] = awsEndpoint.ToString().TrimEnd('/'),
        };
}
