namespace Tap.Guardrails;

/// <summary>What the stage of an API caches is encrypted.</summary>
internal sealed class ApiCacheIsEncrypted : Rule
{
    private const string Encrypted = "cache_data_encrypted";

    public override string Id => "TAP-API-7";

    public override string Title => "What an API caches is encrypted";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("APIGateway.5"), Control.ControlTower("CT.APIGATEWAY.PR.3")];

    public override string? Exemptions => "Settings of a stage of this stack without a cache cluster, where nothing is cached.";

    public override string WayOut => "make the API as a RestService, or set cache_data_encrypted wherever caching_enabled is set.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from settings in stack.All(StageSettings.Type)
        where !IsWithoutCluster(settings, stack)
        from block in settings.Blocks("settings")
        let isCached = block["caching_enabled"].Is(enabled => enabled.Boolean != false && enabled.IsPresent)
        from finding in Require(
            isCached.Not().Or(block[Encrypted].Is(true)), settings, $"caches {settings["method_path"]} without encryption",
            $"its {Encrypted}", isCached == Proof.Unproven ? block["caching_enabled"] : block[Encrypted], "true")
        select finding;

    private static bool IsWithoutCluster(ResourceBlock settings, StackModel stack)
    {
        var stages = stack.All(StageSettings.Stage).Where(stage => StageSettings.BelongTo(settings, stage) != Proof.Broken).ToList();
        return stages.Count > 0 && stages.TrueForAll(stage => StageSettings.BelongTo(settings, stage) == Proof.Holds
            && stage["cache_cluster_enabled"].Is(enabled => enabled.Boolean != true) == Proof.Holds);
    }
}
