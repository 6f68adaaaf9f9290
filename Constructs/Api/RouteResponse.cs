using Tap.Core;

namespace Tap.Api;

/// <summary>
/// A response of a route whose integration does not pass on the whole response. It always has the API's CORS header
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"/>).
/// </summary>
/// <param name="Status">The status of the response, 200 to 599.</param>
public sealed record RouteResponse(int Status)
{
    /// <summary>The status of the response, 200 to 599.</summary>
    public int Status { get; init => field = InRange(value); } = InRange(Status);

    /// <summary>
    /// A regular expression that must match the whole status of the endpoint or service, or the error of a Lambda function: <c>2\d{2}</c>.
    /// <value>Default: null, the response when no other one of the route matches.</value>
    /// </summary>
    public string? SelectionPattern { get; init; }

    /// <summary>
    /// The body, <c>application/json</c>, as a mapping template (VTL). <value>Default: null, the body is passed through.</value>
    /// </summary>
    public string? Template { get; init; }

    /// <summary>
    /// Additional headers and their sources: <c>["Location"] = "integration.response.header.Location"</c>, or text in single quotes.
    /// <value>Default: none.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    private static int InRange(int status) => Guard.InRange(status, 200, 599, "The status of a route's response");
}
