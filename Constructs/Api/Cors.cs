using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Api;

/// <summary>
/// The CORS settings of an API for calls from other origins (<see href="https://fetch.spec.whatwg.org/#http-cors-protocol"/>).
/// </summary>
public sealed partial record Cors
{
    /// <summary>The allowed origin. <value>Default: <c>*</c>, any.</value></summary>
    public string AllowOrigin { get; init; } = "*";

    /// <summary>
    /// The allowed request headers. <value>Default: those of a JSON API with keys or signatures, and of conditional requests.</value>
    /// </summary>
    public IReadOnlyList<string> AllowHeaders { get; init; } =
    [
        "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key",
        "X-Session-Id",
    ];

    /// <summary>The response headers that scripts may read. <value>Default: <c>ETag</c>, <c>Location</c>.</value></summary>
    public IReadOnlyList<string> ExposeHeaders { get; init; } = ["ETag", "Location"];

    /// <summary>
    /// How long browsers may cache the response to a preflight, in whole seconds, at most a day. <value>Default: 10 minutes.</value>
    /// </summary>
    public TimeSpan MaxAge
    {
        get;
        init => field = Guard.WholeSeconds(value, 0, 86_400, "The maximum age of a preflight's answer");
    } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Returns the problems of origin and headers. API Gateway takes each between single quotes, so they must not contain any.
    /// </summary>
    internal IEnumerable<string?> Problems() =>
    [
        AllowOrigin == "*" || OriginPattern.IsMatch(AllowOrigin)
            ? null
            : $"CORS allows the origin '{AllowOrigin}', but an origin is * or a scheme and a host, such as https://example.com, "
                + "without a slash at the end",
        .. AllowHeaders.Concat(ExposeHeaders)
            .Where(header => !HeaderPattern.IsMatch(header))
            .Select(header => $"CORS names the header '{header}', but a header's name is letters, digits and -"),
    ];

    /// <summary>Returns the headers of a preflight's response, each value in single quotes, as API Gateway takes literals.</summary>
    internal IReadOnlyDictionary<string, string> PreflightHeaders(IEnumerable<string> methods) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Access-Control-Allow-Headers"] = Literal(AllowHeaders),
            ["Access-Control-Allow-Methods"] = Literal([.. methods, "OPTIONS"]),
            ["Access-Control-Allow-Origin"] = $"'{AllowOrigin}'",
            ["Access-Control-Max-Age"] = $"'{MaxAge.TotalSeconds}'",
        };

    /// <summary>Returns the headers of the gateway's own errors.</summary>
    internal IReadOnlyDictionary<string, string> ErrorHeaders(IEnumerable<string> methods) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Access-Control-Allow-Headers"] = Literal(AllowHeaders),
            ["Access-Control-Allow-Methods"] = Literal([.. methods, "OPTIONS"]),
            ["Access-Control-Allow-Origin"] = $"'{AllowOrigin}'",
            ["Access-Control-Expose-Headers"] = Literal(ExposeHeaders),
        };

    private static string Literal(IReadOnlyList<string> values) => $"'{string.Join(',', values)}'";

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9.-]+(:[0-9]+)?\z")]
    private static partial Regex OriginPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9-]+\z")]
    private static partial Regex HeaderPattern { get; }
}
