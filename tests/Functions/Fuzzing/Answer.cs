using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>What holds for every answer of a function behind an API, whatever it was asked.</summary>
public static partial class Answer
{
    /// <summary>
    /// Most bytes that Lambda lets a function answer
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"/>).
    /// </summary>
    public const int MaximumBytes = 6_291_556;

    /// <summary>Most bytes of a problem document: 50 errors, each with a name of 64 characters that take nine when escaped.</summary>
    public const int MaximumProblemBytes = 40 * 1024;

    private static readonly string[] Internals =
    [
        Tasks.TasksSystem.ApiKey, Gateway.GatewaySystem.ApiKey, "arn:aws", "trainr963",
        "index.js", "node:", "node_modules", "/tmp/", "Error:", "Exception", "[object ", "undefined",
    ];

    /// <summary>All that is wrong with an answer.</summary>
    /// <param name="result">The function's result.</param>
    /// <param name="sent">The event, whose words may be in the answer.</param>
    public static IReadOnlyList<string> Faults(JsonElement result, string sent)
    {
        var raw = result.GetRawText();
        List<string> faults = [];
        if (Encoding.UTF8.GetByteCount(raw) > MaximumBytes)
            faults.Add($"has {Encoding.UTF8.GetByteCount(raw)} bytes");
        if (!result.TryGetProperty("statusCode", out var code) || !code.TryGetInt32(out var status) || status is < 200 or > 599)
            return [.. faults, "has no HTTP status"];
        if (!result.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
            return [.. faults, "has no headers"];
        if (!result.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.String)
            return [.. faults, "has no body"];
        faults.AddRange(headers.EnumerateObject().Where(header => !IsValid(header)).Select(header => $"has the header {header}"));
        faults.AddRange(status >= 400 ? ProblemFaults(new ProxyResponse(result)) : SuccessFaults(new ProxyResponse(result)));
        faults.AddRange(Internals.Where(text => Has(raw, text) && !Has(sent, text)).Select(text => $"tells '{text}'"));
        return faults;
    }

    private static bool Has(string whole, string text) => whole.Contains(text, StringComparison.Ordinal);

    private static bool IsValid(JsonProperty header) =>
        HeaderName().IsMatch(header.Name)
            && header.Value.ValueKind == JsonValueKind.String
            && HeaderValue().IsMatch(header.Value.GetString()!);

    private static IEnumerable<string> SuccessFaults(ProxyResponse response)
    {
        var isEmpty = response.Body.Length == 0;
        var isObject = response.Header("Content-Type") == "application/json" && Parse(response.Body)?.ValueKind == JsonValueKind.Object;
        if (response.Status is 204 or 304 ? !isEmpty : !isObject)
            yield return $"is no JSON object though it is {response.Status}";
    }

    private static IEnumerable<string> ProblemFaults(ProxyResponse response)
    {
        if (response.Header("Content-Type") != "application/problem+json"
            || Parse(response.Body) is not { ValueKind: JsonValueKind.Object } problem)
        {
            yield return "is no problem document";
            yield break;
        }

        if (Encoding.UTF8.GetByteCount(response.Body) > MaximumProblemBytes)
            yield return $"is a problem document of {response.Body.Length} characters";
        if (problem.EnumerateObject().Select(member => member.Name).Except(["errors"]).Order().SequenceEqual(
            ["detail", "instance", "status", "title", "type"]) is false)
            yield return "has other members than a problem document";
        else if (problem.GetProperty("status").GetInt32() != response.Status
            || !Uri.IsWellFormedUriString(problem.GetProperty("instance").GetString(), UriKind.Absolute))
            yield return "has a wrong status or instance";
        if (problem.TryGetProperty("errors", out var errors) && errors.GetArrayLength() is < 1 or > 50)
            yield return $"has {errors.GetArrayLength()} errors";
        if (response.Status == 503 && response.Header("Retry-After") is null)
            yield return "does not say when to come back";
    }

    /// <summary>The JSON, or null when it is none, or has half a surrogate pair somewhere, which many clients cannot read.</summary>
    private static JsonElement? Parse(string text)
    {
        try
        {
            var root = JsonDocument.Parse(text).RootElement;
            ReadTexts(root);
            return root;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            _ = element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(ReadTexts);
        else if (element.ValueKind == JsonValueKind.Object)
            element.EnumerateObject().ToList().ForEach(member => ReadTexts(member.Value));
    }

    // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"^[\x20-\x7e]+$")]
    private static partial Regex HeaderValue();
}
