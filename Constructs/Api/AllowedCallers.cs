using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApiPolicy;
using Tap.Security;

namespace Tap.Api;

/// <summary>
/// Restricts an API to IP ranges by denying all other addresses. Allowing some would restrict nobody, because an identity of the same
/// account needs no permission in the API's policy
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"/>).
/// </summary>
internal static class AllowedCallers
{
    /// <summary>Attaches the policy to an API.</summary>
    /// <returns>The policy.</returns>
    public static ApiGatewayRestApiPolicy Restrict(
        RestService api, IReadOnlyList<string> ranges, IReadOnlyDictionary<RouteKey, Route> routes)
    {
        var policy = new PolicyDocument(
            new PolicyStatement
            {
                Sid = "DenyOtherAddresses",
                Deny = true,
                Principals = [Principal.Everybody],
                Actions = ["execute-api:Invoke"],
                Resources = [$"{api.ExecutionArn}/*"],
                Conditions = [Condition.NotIpAddress("aws:SourceIp", ranges)],
            },
            // An API with a policy refuses unsigned requests unless the policy allows them, and preflights are never signed.
            new PolicyStatement
            {
                Sid = "AllowUnsigned",
                Principals = [Principal.Everybody],
                Actions = ["execute-api:Invoke"],
                Resources = [.. Unsigned(api, routes)],
            });
        return new ApiGatewayRestApiPolicy(
            api, "policy", new ApiGatewayRestApiPolicyConfig { RestApiId = api.Id, Policy = policy.ToJson() });
    }

    private static IEnumerable<string> Unsigned(RestService api, IReadOnlyDictionary<RouteKey, Route> routes) => routes
        .Where(route => route.Value.Authorization.Reason is not null)
        .Select(route => (route.Key.Method, route.Key.ArnPath))
        .Concat(routes.Keys.Select(route => ("OPTIONS", route.ArnPath)).Distinct())
        .Select(method => api.MethodArn(method.Item1, method.Item2));
}
