using static Tap.Tests.Guardrails.Cases.Api.MethodSettings;

namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiCacheIsGuardedCases() : RuleCases("TAP-API-10")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("off", Settings("""{ "caching_enabled": true, "require_authorization_for_cache_control": false }"""))
        {
            At = "aws_api_gateway_method_settings.x",
        },
        new("off, in a list, as text", Settings("""[{ "caching_enabled": "true", "require_authorization_for_cache_control": "false" }]""")),
        new("off by a local", """locals { "on": false }""",
            Settings("""{ "caching_enabled": true, "require_authorization_for_cache_control": "${local.on}" }""")),
        new("not known", "var.on {}", Settings("""{ "caching_enabled": true, "require_authorization_for_cache_control": "${var.on}" }"""))
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("on", Settings("""{ "caching_enabled": true, "require_authorization_for_cache_control": true }""")),
        new("absent", Settings("""[{ "caching_enabled": "true" }]""")),
        new("nothing is cached", Settings("""{ "caching_enabled": false, "require_authorization_for_cache_control": false }""")),
    ];
}
