using System.Text.Json;

namespace Tap.Tests.Functions;

/// <summary>What a function answers to API Gateway.</summary>
/// <param name="result">The function's result.</param>
public sealed class ProxyResponse(JsonElement result)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = result.GetProperty("statusCode").GetInt32();

    /// <summary>The body; empty without one.</summary>
    public string Body { get; } = result.GetProperty("body").GetString() ?? "";

    /// <summary>The body's JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => result.GetProperty("headers").EnumerateObject()
        .SingleOrDefault(
            header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found
        ? found.Value.GetString()
        : null;

    /// <summary>The names of fields and parameters that a problem document complains of.</summary>
    public IReadOnlyList<string> Offenders => Json.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray()
            .Select(error => (error.TryGetProperty("pointer", out var pointer) ? pointer : error.GetProperty("parameter")).GetString()!)]
        : [];

    /// <inheritdoc/>
    public override string ToString() => result.GetRawText();
}
