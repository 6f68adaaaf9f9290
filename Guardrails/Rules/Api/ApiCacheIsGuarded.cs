namespace Tap.Guardrails;

/// <summary>Only callers who are authorized empty the cache of an API.</summary>
internal sealed class ApiCacheIsGuarded : Rule
{
    private const string Argument = "require_authorization_for_cache_control";

    public override string Id => "TAP-API-10";

    public override string Title => "Callers need authorization to empty the cache of an API";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html");

    public override string? Exemptions => "Settings without the argument, which API Gateway takes for true.";

    public override string WayOut =>
        "leave require_authorization_for_cache_control out, or set it to true: otherwise anybody sends every request to the function by "
        + "Cache-Control: max-age=0.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from settings in stack.All(StageSettings.Type)
        from block in settings.Blocks("settings")
        let isCached = block["caching_enabled"].Is(enabled => enabled.Boolean != false && enabled.IsPresent)
        from finding in Require(
            isCached.Not().Or(block[Argument].Is(required => required.Boolean != false)), settings,
            "lets anybody empty its cache", $"its {Argument}", block[Argument], "true")
        select finding;
}
