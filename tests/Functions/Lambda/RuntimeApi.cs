using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Tap.Tests.Functions.Lambda;

/// <summary>
/// The Lambda runtime API for one execution environment: hands out invocations one after another and takes their results
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>).
/// </summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly Channel<Invocation> waiting = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, Invocation> running = new();
    private readonly TaskCompletionSource<string> initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FunctionSettings function;
    private LoopbackServer? server;

    private RuntimeApi(FunctionSettings function) => this.function = function;

    /// <summary>Host and port, as <c>AWS_LAMBDA_RUNTIME_API</c> has them.</summary>
    public string Authority => server!.Address.Authority;

    /// <summary>Completes when the function asks for its first invocation, so is initialized.</summary>
    public Task Initialized => initialized.Task;

    /// <summary>Completes with the error as JSON when init fails.</summary>
    public Task<string> InitError => initError.Task;

    /// <summary>Starts a runtime API.</summary>
    /// <param name="function">The function that it is for.</param>
    /// <returns>The API, listening.</returns>
    public static async Task<RuntimeApi> StartAsync(FunctionSettings function)
    {
        var api = new RuntimeApi(function);
        api.server = await LoopbackServer.StartAsync(api.HandleAsync);
        return api;
    }

    /// <summary>Invokes the function with an event.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FunctionException">The function failed.</exception>
    public async Task<JsonElement> InvokeAsync(string payload)
    {
        var invocation = new Invocation(payload);
        await waiting.Writer.WriteAsync(invocation);
        return await invocation.Result.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await server!.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == Root + "invocation/next")
            await NextAsync(context);
        else if (path == Root + "init/error")
            initError.TrySetResult(await BodyAsync(context));
        else if (path.StartsWith(Root + "invocation/", StringComparison.Ordinal)
            && path[(Root + "invocation/").Length..].Split('/') is [var id, var outcome])
            await CompleteAsync(context, id, outcome);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task NextAsync(HttpContext context)
    {
        initialized.TrySetResult();
        var invocation = await waiting.Reader.ReadAsync(context.RequestAborted);
        running[invocation.Id] = invocation;
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset.UtcNow.Add(function.Timeout)
            .ToUnixTimeMilliseconds()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = function.Arn;
        headers["Lambda-Runtime-Trace-Id"] =
            $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{Guid.NewGuid().ToString("N")[..24]};Sampled=0";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(invocation.Payload);
    }

    private async Task CompleteAsync(HttpContext context, string id, string outcome)
    {
        var body = await BodyAsync(context);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (!running.TryRemove(id, out var invocation))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (outcome == "response")
            invocation.Result.TrySetResult(JsonDocument.Parse(body).RootElement);
        else
            invocation.Result.TrySetException(new FunctionException(body));
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync();
    }

    private sealed record Invocation(string Payload)
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public TaskCompletionSource<JsonElement> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
