using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApiPolicy;
using Tap.Security;

namespace Tap.Api;

/// <summary>
/// Restricts an API to IP ranges. It denies all others: an allow for some would restrict nobody, because an identity of the same account
/// needs no allow of the API
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"/>).
/// </summary>
internal static class AllowedCallers
{
    /// <summary>Restricts an API.</summary>
    /// <returns>Its policy.</returns>
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
            // With a policy at hand, API Gateway refuses what carries no signature unless it is allowed here: preflights never carry one.
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
