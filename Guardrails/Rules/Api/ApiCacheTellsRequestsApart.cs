namespace Tap.Guardrails;

/// <summary>A cache answers nobody with what it has kept for somebody else.</summary>
internal sealed class ApiCacheTellsRequestsApart : Rule
{
    private const string Keys = "cache_key_parameters";

    public override string Id => "TAP-API-11";

    public override string Title => "The cache of an API tells requests apart";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html");

    public override string? Exemptions =>
        "Methods other than GET, which are not cached unless settings of their own say so; APIs without a cache.";

    public override string WayOut =>
        "list each of the method's request_parameters in the cache_key_parameters of its integration: the cache answers all requests alike "
        + "that differ in nothing but a parameter that is not listed.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var cached = stack.All(StageSettings.Type)
            .Select(settings => new
            {
                Settings = settings,
                Proof = settings.Has(
                    "settings", block => block["caching_enabled"].Is(enabled => enabled.IsPresent && enabled.Boolean != false)),
            })
            .Where(one => one.Proof != Proof.Broken)
            .ToList();
        return cached.Count == 0 ? [] :
            from integration in stack.All("aws_api_gateway_integration")
            let isCached = Proofs.Any(cached, one => one.Proof.And(one.Settings["rest_api_id"].IsSameAs(integration["rest_api_id"])))
            where isCached != Proof.Broken
            from method in stack.All("aws_api_gateway_method")
            where IsOf(method, integration) && method["http_method"].IsOneOf("GET", "ANY") != Proof.Broken
            from parameter in method["request_parameters"].Entries.Keys
            let isKey = Proofs.Any(integration.Items(Keys), key => key.IsOneOf(parameter))
            from finding in Require(
                isCached.Not().Or(isKey), integration, $"answers from a cache whatever {parameter} is", $"its {Keys}", integration[Keys],
                parameter)
            select finding;
    }

    private static bool IsOf(ResourceBlock method, ResourceBlock integration) =>
        method["rest_api_id"].IsSameAs(integration["rest_api_id"]) != Proof.Broken
        && method["resource_id"].IsSameAs(integration["resource_id"]) != Proof.Broken
        && method["http_method"].IsSameAs(integration["http_method"]) != Proof.Broken;
}
