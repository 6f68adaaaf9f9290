using HashiCorp.Cdktf.Providers.Aws.ApiGatewayGatewayResponse;

namespace Tap.Api;

/// <summary>
/// The gateway's own errors
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html"/>). Each keeps its
/// status, has CORS headers, so that scripts can read it, and a body by RFC 9457.
/// </summary>
internal static class GatewayErrors
{
    // messageString is the message in quotes. validationErrorString, which describes what is wrong with a body, is omitted: it contains
    // quotes, AWS does not document that they are escaped, and templates of gateway responses have no function to escape them
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html). The execution log
    // contains it.
    private const string Problem = """{"type":"about:blank","title":$context.error.messageString,"instance":"$context.requestId"}""";
    private const string InvalidBody =
        """{"type":"about:blank","title":$context.error.messageString,"status":400"""
        + ""","detail":"The body must be JSON that fits the schema of this route.","instance":"$context.requestId"}""";

    private static readonly IReadOnlyDictionary<string, string> Templates = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["BAD_REQUEST_BODY"] = InvalidBody, ["DEFAULT_4XX"] = Problem, ["DEFAULT_5XX"] = Problem,
    };

    /// <summary>Adds the errors to an API.</summary>
    /// <returns>The errors, by their type.</returns>
    public static ApiElements<ApiGatewayGatewayResponse> Add(RestService api, Cors cors, IReadOnlyList<string> methods)
    {
        var headers = cors.ErrorHeaders(methods).ToDictionary(header => $"gatewayresponse.header.{header.Key}", header => header.Value);
        headers["gatewayresponse.header.Content-Type"] = "'application/problem+json'";
        var responses = new ApiElements<ApiGatewayGatewayResponse>(api, "gateway response");
        foreach (var (type, template) in Templates)
        {
            responses.Add(type, new ApiGatewayGatewayResponse(api, type, new ApiGatewayGatewayResponseConfig
            {
                RestApiId = api.Id,
                ResponseType = type,
                // The two defaults stand for many statuses and keep each. The third sets its status explicitly, because the provider reads
                // it back.
                StatusCode = type == "BAD_REQUEST_BODY" ? "400" : null,
                ResponseParameters = headers,
                // The key selects a template by the Accept header; this one also serves all other types.
                ResponseTemplates = new Dictionary<string, string> { ["application/json"] = template },
            }));
        }
        return responses;
    }
}
