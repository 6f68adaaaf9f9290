using Tap.Core;
using Tap.Security;

namespace Tap.Api;

/// <summary>
/// How API Gateway reaches what answers a route
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html"/>).
/// </summary>
public sealed record RouteIntegration
{
    private const string Json = "application/json";

    /// <summary>How API Gateway works with what answers.</summary>
    public required IntegrationType Type { get; init => field = Guard.Defined(value, "The type of an integration"); }

    /// <summary>
    /// What is called: a URL, where <c>{name}</c> stands for a path parameter of <see cref="RequestParameters"/>, or an ARN
    /// (<see cref="RouteContext.ServiceUri"/>). A mock has none.
    /// </summary>
    public string? Uri { get; init; }

    /// <summary>
    /// The HTTP method of the call. <value>Default: the route's own for HTTP endpoints, <c>POST</c> for AWS services, none for a
    /// mock.</value>
    /// </summary>
    public string? HttpMethod { get; init; }

    /// <summary>
    /// The role that API Gateway takes to call an AWS service; it must trust <c>apigateway.amazonaws.com</c>. The stage waits for its
    /// policies, those granted later too. <value>Default: none; a function lets itself be called by a permission.</value>
    /// </summary>
    public IRole? Role { get; init; }

    /// <summary>
    /// What the call gets of the request besides what it gets anyway: <c>["integration.request.path.id"] = "method.request.path.id"</c>, or
    /// text in single quotes. What is named of the request is a part of a cached answer's key. <value>Default: nothing.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> RequestParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Mapping templates (VTL) that make the body of the call, by the request's content type. Requests of other types are refused with
    /// status 415; one without a type counts as JSON. <value>Default: none, the body goes through as it is.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> RequestTemplates { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The responses, of which one has no <see cref="RouteResponse.SelectionPattern"/>. Proxies have none: they hand on the response of
    /// what they call, CORS headers included. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<RouteResponse> Responses { get; init; } = [];

    /// <summary>
    /// What has to be there before the stage serves the route, such as a permission. <value>Default: nothing.</value>
    /// </summary>
    public IReadOnlyList<ITerraformDependable> Needs { get; init; } = [];

    internal bool IsProxy => Type is IntegrationType.AwsProxy or IntegrationType.HttpProxy;

    /// <summary>The request's parameters that the call gets.</summary>
    internal IEnumerable<string> MappedParameters => RequestParameters.Values
        .Where(source => source.StartsWith("method.request.", StringComparison.Ordinal)
            && !source.StartsWith("method.request.body", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>An integration of which the gateway gives the response by itself.</summary>
    internal static RouteIntegration Mock(RouteResponse response) => new()
    {
        Type = IntegrationType.Mock,
        RequestTemplates = new Dictionary<string, string> { [Json] = $$"""{"statusCode":{{response.Status}}}""" },
        Responses = [response],
    };

    /// <summary>The HTTP method of the call for a route of this method.</summary>
    internal string? HttpMethodFor(string method) => HttpMethod ?? Type switch
    {
        IntegrationType.Http or IntegrationType.HttpProxy => method,
        IntegrationType.Aws or IntegrationType.AwsProxy => "POST",
        _ => null,
    };

    /// <summary>What API Gateway would refuse, and what would tell callers of success where there is none.</summary>
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
