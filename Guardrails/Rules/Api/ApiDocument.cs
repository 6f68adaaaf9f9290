namespace Tap.Guardrails;

/// <summary>
/// Reads the OpenAPI documents that APIs are made from
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html).
/// </summary>
internal static class ApiDocument
{
    private static readonly string[] Methods =
        ["get", "put", "post", "delete", "options", "head", "patch", "trace", "x-amazon-apigateway-any-method"];

    /// <summary>The types whose <c>body</c> is a document.</summary>
    public static IReadOnlyList<string> Types { get; } = ["aws_api_gateway_rest_api", "aws_apigatewayv2_api"];

    /// <summary>Returns the operations of a document.</summary>
    /// <param name="body">The text of the document.</param>
    /// <returns>The operations; one of which nothing is known for each part that cannot be read, such as a document in YAML.</returns>
    public static IEnumerable<ApiOperation> OperationsOf(Value body) =>
        body.Alternatives.Where(one => one.IsPresent && one.Text != "").SelectMany(one => JsonText.Read(one).Alternatives)
            .SelectMany(OperationsOfDocument);

    private static IEnumerable<ApiOperation> OperationsOfDocument(Value document)
    {
        var paths = document["paths"];
        if (document.Kind != ValueKind.Map || document.IsOpen || paths.Kind == ValueKind.Unknown || paths.IsOpen)
            yield return new ApiOperation("what its document declares", Value.Unknown("body"), document);
        foreach (var (path, item) in paths.Entries)
        {
            if (item.Kind != ValueKind.Map || item.IsOpen)
                yield return new ApiOperation(path, Value.Unknown(path, item.References), document);
            foreach (var method in item.Entries.Keys.Where(key => Methods.Contains(key.ToLowerInvariant())))
                yield return new ApiOperation($"{NameOf(method)} {path}", item.Entries[method], document);
        }
    }

    private static string NameOf(string method) => method.StartsWith('x') ? "ANY" : method.ToUpperInvariant();
}
