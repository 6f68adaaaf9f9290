using System.Text.Json;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>A function behind an API.</summary>
/// <param name="Package">Its folder in <c>functions/</c>.</param>
/// <param name="Function">The function.</param>
/// <param name="Request">A request that it answers with success, its API key included.</param>
public sealed record ApiFunction(string Package, LambdaFunction Function, ProxyEvent Request)
{
    /// <summary>Invokes the function with any event.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <returns>What it answers.</returns>
    /// <exception cref="FunctionException">It failed, which no event may bring about.</exception>
    public Task<JsonElement> InvokeAsync(string payload) => Function.InvokeAsync(payload);

    /// <summary>Sends a request.</summary>
    public async Task<ProxyResponse> SendAsync(ProxyEvent request) => new(await InvokeAsync(request.ToJson()));

    /// <inheritdoc/>
    public override string ToString() => Package;
}
