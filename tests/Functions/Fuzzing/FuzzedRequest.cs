namespace Tap.Tests.Functions.Fuzzing;

/// <summary>A change of a request.</summary>
/// <param name="What">What it does, for messages.</param>
/// <param name="Apply">Makes the changed request.</param>
/// <param name="IsUsual">Whether a client that knows the API might do so.</param>
public sealed record RequestPart(string What, Func<ProxyEvent, ProxyEvent> Apply, bool IsUsual)
{
    /// <summary>Sets a header in place of those of this name in any case.</summary>
    public static RequestPart Header(string name, string value, bool isUsual) =>
        new($"{name}: {value}", request => WithoutHeader(request, name).Header(name, value), isUsual);

    /// <summary>Adds a header beside others.</summary>
    public static RequestPart AnotherHeader(string name, string value) =>
        new($"and {name}: {value}", request => request.Header(name, value), false);

    /// <summary>Adds a query parameter.</summary>
    public static RequestPart Query(string name, string value, bool isUsual) =>
        new($"?{name}={value}", request => request.Query(name, value), isUsual);

    /// <summary>Sets the body.</summary>
    public static RequestPart Body(string text, bool isUsual) =>
        new(text, request => request with { Body = text, IsBase64Encoded = false }, isUsual);

    /// <summary>Sends a request to one of many in place of all of them.</summary>
    public static RequestPart Path(string resource, string name, string value, bool isUsual, string? method = null) => new(
        $"{method} {resource} {name}={value}",
        request => new ProxyEvent(method ?? request.Method, resource, (name, value))
        {
            Headers = request.Headers,
            Body = request.Body,
            QueryParameters = request.QueryParameters,
            CallerArn = request.CallerArn,
        },
        isUsual);

    /// <summary>Changes nothing.</summary>
    public static RequestPart None { get; } = new("", request => request, true);

    private static ProxyEvent WithoutHeader(ProxyEvent request, string name) =>
        request with { Headers = [.. request.Headers.Where(header => !header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))] };
}

/// <summary>A request that was generated.</summary>
/// <param name="Function">Whom it is for.</param>
/// <param name="Parts">How it differs from one that the function answers with success.</param>
public sealed record FuzzedRequest(ApiFunction Function, IReadOnlyList<RequestPart> Parts)
{
    /// <summary>The answers to requests that a client that knows the API might send.</summary>
    private static readonly int[] Usual = [200, 201, 204, 304, 404, 409, 412];

    /// <summary>Sends it, and tells what is wrong with the answer.</summary>
    public async Task<string?> FaultAsync()
    {
        var sent = (Parts.Aggregate(
            Function.Request, (request, part) => part.Apply(request)) with { RequestId = Guid.NewGuid().ToString() }).ToJson();
        var result = await Function.InvokeAsync(sent);
        var status = result.GetProperty("statusCode").GetInt32();
        List<string> faults = [.. Answer.Faults(result, sent)];
        if (status >= 500 || (Parts.All(part => part.IsUsual) && !Usual.Contains(status)))
            faults.Add($"is {status}");
        return faults.Count == 0 ? null : $"The answer {string.Join(", ", faults)}: {result.GetRawText()}";
    }

    /// <summary>The same request with fewer parts.</summary>
    public IEnumerable<FuzzedRequest> Smaller() => FuzzRun.Shorter(Parts).Select(parts => this with { Parts = parts });

    /// <inheritdoc/>
    public override string ToString() => $"{Function}\n{string.Join('\n', Parts.Select(part => part.What).Where(what => what.Length > 0))}";

}
