using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tap.Tests.Functions;

/// <summary>
/// A request as a REST API hands it to a function: the event of Lambda's proxy integration
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html"/>).
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Resource">The route's path template, such as <c>/tasks/{task_id}</c>.</param>
/// <param name="PathParameters">Values of the template's parameters.</param>
public sealed record ProxyEvent(string Method, string Resource, params IReadOnlyList<(string Name, string Value)> PathParameters)
{
    /// <summary>The stage that was called.</summary>
    public const string Stage = "prod";

    /// <summary>Query parameters; a name may come more than once.</summary>
    public IReadOnlyList<(string Name, string Value)> QueryParameters { get; init; } = [];

    /// <summary>Headers; a name may come more than once.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The body, or null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is base64.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>API Gateway's id of the request.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>ARN of the identity that signed the request; null where the API asks for no signature.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The path as called, without the stage.</summary>
    public string Path => PathParameters.Aggregate(
        Resource, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Value, StringComparison.Ordinal));

    /// <summary>The same request with one more query parameter.</summary>
    public ProxyEvent Query(string name, string value) => this with { QueryParameters = [.. QueryParameters, (name, value)] };

    /// <summary>The same request with one more header.</summary>
    public ProxyEvent Header(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>The same request with a JSON body.</summary>
    public ProxyEvent Json(object? body) => Text(JsonSerializer.Serialize(body));

    /// <summary>The same request with this text as its JSON body.</summary>
    public ProxyEvent Text(string body) => Header("Content-Type", "application/json") with { Body = body };

    /// <summary>The event as JSON.</summary>
    public string ToJson() => new JsonObject
    {
        ["resource"] = Resource,
        ["path"] = Path,
        ["httpMethod"] = Method,
        ["headers"] = Last(Headers),
        ["multiValueHeaders"] = All(Headers),
        ["queryStringParameters"] = Last(QueryParameters),
        ["multiValueQueryStringParameters"] = All(QueryParameters),
        ["pathParameters"] = Last(PathParameters),
        ["stageVariables"] = null,
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = RequestId,
            ["path"] = $"/{Stage}{Path}",
            ["resourcePath"] = Resource,
            ["httpMethod"] = Method,
            ["stage"] = Stage,
            ["accountId"] = AwsPermission.AccountId,
            ["requestTimeEpoch"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            ["identity"] = new JsonObject
            {
                ["sourceIp"] = "203.0.113.7",
                ["userAgent"] = "tests",
                ["userArn"] = CallerArn,
                ["accountId"] = CallerArn is null ? null : AwsPermission.AccountId,
            },
        },
        ["body"] = Body,
        ["isBase64Encoded"] = IsBase64Encoded,
    }.ToJsonString();

    // API Gateway sends null, not an empty object, where there are none.
    private static JsonObject? Last(IReadOnlyList<(string Name, string Value)> pairs) =>
        Grouped(pairs, values => JsonValue.Create(values[^1]));

    private static JsonObject? All(IReadOnlyList<(string Name, string Value)> pairs) =>
        Grouped(pairs, values => new JsonArray([.. values.Select(value => (JsonNode)value)]));

    private static JsonObject? Grouped(IReadOnlyList<(string Name, string Value)> pairs, Func<string[], JsonNode> node) => pairs.Count == 0
        ? null
        : new JsonObject(pairs.GroupBy(pair => pair.Name, pair => pair.Value)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)node([.. group]))));
}
