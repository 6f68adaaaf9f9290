using Tap.Core;

namespace Tap.Api;

/// <summary>
/// A response of a route whose integration does not hand on the whole response. It has the CORS header of the API by itself
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"/>).
/// </summary>
/// <param name="Status">The status that the caller gets, 200 to 599.</param>
public sealed record RouteResponse(int Status)
{
    /// <summary>The status that the caller gets, 200 to 599.</summary>
    public int Status { get; init => field = InRange(value); } = InRange(Status);

    /// <summary>
    /// A regular expression, which the status that the endpoint or service answered with, or the error of a Lambda function, must match as
    /// a whole: <c>2\d{2}</c>. <value>Default: null, the response to whatever no other one of the route matches.</value>
    /// </summary>
    public string? SelectionPattern { get; init; }

    /// <summary>
    /// The body, <c>application/json</c>, as a mapping template (VTL). <value>Default: null, the body as it comes.</value>
    /// </summary>
    public string? Template { get; init; }

    /// <summary>
    /// More headers and what they are mapped from: <c>["Location"] = "integration.response.header.Location"</c>, or text in single
    /// quotes. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    private static int InRange(int status) => Guard.InRange(status, 200, 599, "The status of a route's response");
}
