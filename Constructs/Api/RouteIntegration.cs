using Tap.Core;
using Tap.Security;

namespace Tap.Api;

/// <summary>
/// The integration of a route: how API Gateway reaches its backend
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html"/>).
/// </summary>
public sealed record RouteIntegration
{
    private const string Json = "application/json";

    /// <summary>The type of the integration.</summary>
    public required IntegrationType Type { get; init => field = Guard.Defined(value, "The type of an integration"); }

    /// <summary>
    /// The backend: a URL, in which <c>{name}</c> is a path parameter of <see cref="RequestParameters"/>, or an ARN
    /// (<see cref="RouteContext.ServiceUri"/>). A mock has none.
    /// </summary>
    public string? Uri { get; init; }

    /// <summary>
    /// The HTTP method of the call. <value>Default: the route's own for HTTP endpoints, <c>POST</c> for AWS services, none for a
    /// mock.</value>
    /// </summary>
    public string? HttpMethod { get; init; }

    /// <summary>
    /// The role that API Gateway assumes to call an AWS service; it must trust <c>apigateway.amazonaws.com</c>. The stage depends on its
    /// policies, including those granted later. <value>Default: none; a function is called with a permission instead.</value>
    /// </summary>
    public IRole? Role { get; init; }

    /// <summary>
    /// Parts of the request to pass on beside those that are always passed on: <c>["integration.request.path.id"] =
    /// "method.request.path.id"</c>, or text in single quotes. The parts of the request become a part of the cache key. <value>Default:
    /// none.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> RequestParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Mapping templates (VTL) for the body of the call, by the request's content type. Requests of other types are refused with status
    /// 415; one without a type counts as JSON. <value>Default: none, the body is passed through unchanged.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> RequestTemplates { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The responses, exactly one of which has no <see cref="RouteResponse.SelectionPattern"/>. Proxies have none: they return the response
    /// of the backend, including its CORS headers. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<RouteResponse> Responses { get; init; } = [];

    /// <summary>
    /// The resources that must exist before the stage serves the route, such as a permission. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<ITerraformDependable> Needs { get; init; } = [];

    internal bool IsProxy => Type is IntegrationType.AwsProxy or IntegrationType.HttpProxy;

    /// <summary>The parameters of the request that are passed on.</summary>
    internal IEnumerable<string> MappedParameters => RequestParameters.Values
        .Where(source => source.StartsWith("method.request.", StringComparison.Ordinal)
            && !source.StartsWith("method.request.body", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>Returns an integration whose response the gateway itself creates.</summary>
    internal static RouteIntegration Mock(RouteResponse response) => new()
    {
        Type = IntegrationType.Mock,
        RequestTemplates = new Dictionary<string, string> { [Json] = $$"""{"statusCode":{{response.Status}}}""" },
        Responses = [response],
    };

    /// <summary>Returns the HTTP method of the call for a route with this method.</summary>
    internal string? HttpMethodFor(string method) => HttpMethod ?? Type switch
    {
        IntegrationType.Http or IntegrationType.HttpProxy => method,
        IntegrationType.Aws or IntegrationType.AwsProxy => "POST",
        _ => null,
    };

    /// <summary>Returns the problems for which API Gateway would reject it, or would report success when there is none.</summary>
    internal IEnumerable<string?> Problems()
    {
        var kind = $"it is of the type {Type}";
        yield return Type == IntegrationType.Mock && Uri is not null ? $"{kind} and has the URI '{Uri}': a mock calls nothing" : null;
        yield return Type != IntegrationType.Mock && string.IsNullOrWhiteSpace(Uri) ? $"{kind} and has no URI: say what is called" : null;
        yield return Role is not null && Type is not (IntegrationType.Aws or IntegrationType.AwsProxy)
            ? $"{kind} and has a role, but only calls of AWS are signed: leave it out"
            : null;
        if (IsProxy)
        {
            yield return Responses.Count + RequestTemplates.Count > 0
                ? $"{kind} and has responses or request templates, but a proxy hands on request and response as they are: leave them out"
                : null;
            yield break;
        }

        var others = Responses.Count(response => response.SelectionPattern is null);
        yield return others != 1
            ? $"{others} of its responses have no selection pattern, but one must, for what no other one matches"
            : Responses.Count == 1 && Type != IntegrationType.Mock
            ? $"its only response is {Responses[0].Status}, which callers would get for failures too: give it a selection pattern such as "
                + @"2\d{2}, and add one without for what is left, such as 502"
            : null;
        foreach (var status in Responses.CountBy(response => response.Status).Where(status => status.Value > 1))
            yield return $"{status.Value} of its responses have the status {status.Key}: API Gateway takes one of each";
    }
}
