namespace Tap.Guardrails;

/// <summary>Every stage of an API limits how much is called.</summary>
internal sealed class ApiStageIsThrottled : Rule
{
    private const string Expected = "throttling_rate_limit and throttling_burst_limit";

    private static readonly string[] Limits = ["throttling_rate_limit", "throttling_burst_limit"];

    public override string Id => "TAP-API-5";

    public override string Title => "API stages are throttled";

    public override Uri Source => new("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html");

    public override string WayOut =>
        "make the API as a RestService, or give the stage a rate and a burst limit for all methods: without them, it may use up what all "
        + "APIs of the account share.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All(StageSettings.Stage).SelectMany(stage => Require(
            StageSettings.OfAllMethods(stage, stack, AreLimited), stage, "has no throttles", "its throttles",
            Deciding(name => StageSettings.SaidOfAllMethods(stage, stack, name)), Expected)),
        // Terraform sets -1, no limit, for a method whose settings have none.
        .. stack.All(StageSettings.Type).Where(settings => !StageSettings.AreOfAllMethods(settings)).SelectMany(settings => Require(
            settings.Has("settings", AreLimited), settings, $"takes the throttles from {settings["method_path"]}", "its throttles",
            Deciding(name => settings.Said("settings", name)), Expected)),
        .. stack.All(StageSettings.Stage2).SelectMany(stage => Require(
            stage.Has("default_route_settings", AreLimited), stage, "has no throttles", "its throttles",
            Deciding(name => stage.Said("default_route_settings", name)), Expected)),
    ];

    private static Proof AreLimited(Block settings) => Proofs.All(Limits, limit => settings[limit].Is(value => value.Number >= 0));

    private static Value Deciding(Func<string, Value> said) =>
        Limits.Select(said).FirstOrDefault(limit => limit.Kind == ValueKind.Unknown) ?? said(Limits[0]);
}
