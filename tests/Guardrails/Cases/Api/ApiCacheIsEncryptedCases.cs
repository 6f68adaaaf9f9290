using static Tap.Tests.Guardrails.Cases.Api.MethodSettings;

namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiCacheIsEncryptedCases() : RuleCases("TAP-API-7")
{
    private const string Stage = """
        aws_api_gateway_stage.x {
          "rest_api_id": "a", "stage_name": "prod", "cache_cluster_enabled": true, "cache_cluster_size": "0.5" }
        """;

    public override IEnumerable<RuleCase> Bad =>
    [
        new("encryption is absent", Stage, Settings("""{ "caching_enabled": true }""")) { At = "aws_api_gateway_method_settings.x" },
        new("encryption is off", Stage, Settings("""[{ "caching_enabled": "true", "cache_data_encrypted": false }]""")),
        new("encryption is off by a local", Stage, """locals { "on": "false" }""",
            Settings("""{ "caching_enabled": true, "cache_data_encrypted": "${local.on}" }""")),
        new("one method is cached", Stage, Settings("""{ "caching_enabled": true }""", "orders/GET")),
        new("the stage is of another stack", Settings("""{ "caching_enabled": true }""")),
        new(
            "whether it is cached is a variable",
            Stage, "var.on {}", Settings("""{ "caching_enabled": "${var.on}" }""")) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("encrypted", Stage, Settings("""{ "caching_enabled": true, "cache_data_encrypted": true }""")),
        new("encrypted, in a list, as text", Stage, Settings("""[{ "caching_enabled": "true", "cache_data_encrypted": "true" }]""")),
        new("no method is cached", Stage, Settings("""{ "caching_enabled": false }""")),
        new("caching is not written", Stage, Settings("""{ "metrics_enabled": true }""")),
        new("encrypted, if it is cached at all", Stage, "var.on {}",
            Settings("""{ "caching_enabled": "${var.on}", "cache_data_encrypted": "${var.on ? true : true}" }""")),
        new("the stage has no cache", """aws_api_gateway_stage.x { "rest_api_id": "a", "stage_name": "prod" }""",
            Settings("""{ "caching_enabled": true }""")),
    ];
}
