using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Api;

/// <summary>Settings of a <see cref="RestService"/>.</summary>
public sealed partial record RestServiceProps : IConstructProps
{
    /// <summary>The API's name within the naming convention. <value>Default: the stack's name and the construct's id.</value></summary>
    public string? Name { get; init; }

    /// <summary>The API's description in AWS.</summary>
    public required string Description { get; init; }

    /// <summary>The routes, by method and path: <c>["GET /tasks"] = new FunctionRoute(list)</c>.</summary>
    public required IReadOnlyDictionary<string, Route> Routes { get; init; }

    /// <summary>The stage's name. <value>Default: <c>prod</c>.</value></summary>
    public string Stage { get; init; } = "prod";

    /// <summary>The CORS settings. <value>Default: any origin may call.</value></summary>
    public Cors Cors { get; init; } = new();

    /// <summary>The throttling of each method of the stage. <value>Default: 100 requests a second, bursts of 200.</value></summary>
    public Throttling Throttling { get; init; } = new();

    /// <summary>
    /// The level of the execution log, which never contains bodies. <value>Default: <see cref="ExecutionLogLevel.Error"/>.</value>
    /// </summary>
    public ExecutionLogLevel ExecutionLogLevel
    {
        get;
        init => field = Guard.Defined(value, "The level of an API's execution log");
    } = ExecutionLogLevel.Error;

    /// <summary>A cache of <c>GET</c> responses. <value>Default: none.</value></summary>
    public StageCache? Cache { get; init; }

    /// <summary>The IPv4 ranges that may call; calls from others are denied. <value>Default: null, any address may call.</value></summary>
    public IReadOnlyList<string>? AllowedIps { get; init; }

    /// <summary>How long access and execution logs are kept. <value>Default: 30 days.</value></summary>
    public LogRetention LogRetention
    {
        get;
        init => field = Guard.Defined(value, "The retention of an API's logs");
    } = LogRetention.OneMonth;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.LogGroup("apigateway", deployment.Names.RestApi(deployment.NameOf(id, Name)))),
        .. RouteRules.Problems(Routes, Cache is not null),
        StagePattern.IsMatch(Stage)
            ? null
            : $"its stage is '{Stage}', but a stage's name is letters, digits, - and _, up to 128 of them",
        .. Cors.Problems(),
        AllowedIps is [] ? "it allows no IPv4 range, so nobody could call it: name some, or leave them out to allow all" : null,
        .. (AllowedIps ?? []).Where(range => !CidrBlock.TryParse(range, out _))
            .Select(range => $"it allows '{range}', which is no IPv4 range: write it in CIDR notation, such as 203.0.113.1/32"),
    ];

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,128}\z")]
    private static partial Regex StagePattern { get; }
}

/// <summary>
/// Limits for each single method, including preflights, and not for their sum: the stage accepts as many times the limit as it has methods
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"/>, "applied at the API
/// method level"). All APIs of an account share 10,000 requests a second and bursts of 5,000 in a region, fewer in some regions. AWS
/// describes the limits as targets, not as ceilings.
/// </summary>
public sealed record Throttling
{
    /// <summary>The steady-state rate, in requests a second. <value>Default: 100.</value></summary>
    public int RateLimit { get; init => field = Guard.InRange(value, 1, 10_000, "The rate limit of a method", "requests/s"); } = 100;

    /// <summary>The burst size, in requests. <value>Default: 200.</value></summary>
    public int BurstLimit { get; init => field = Guard.InRange(value, 1, 5_000, "The burst limit of a method", "requests"); } = 200;
}

/// <summary>
/// The cache of a stage. It is encrypted, serves only <c>GET</c> requests, and only authorized callers can bypass it
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html"/>).
/// </summary>
public sealed record StageCache
{
    /// <summary>The cache size. <value>Default: 0.5 GB.</value></summary>
    public StageCacheSize Size { get; init => field = Guard.Defined(value, "The size of a stage's cache"); } = StageCacheSize.Gb0Point5;

    /// <summary>How long a response is cached, in whole seconds, at most an hour. <value>Default: 5 minutes.</value></summary>
    public TimeSpan TimeToLive
    {
        get;
        init => field = Guard.WholeSeconds(value, 1, 3600, "The time to live of a cache");
    } = TimeSpan.FromMinutes(5);
}
