using System.Globalization;
using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodSettings;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayStage;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using Tap.Security;

namespace Tap.Api;

/// <summary>
/// A stage of a <see cref="RestService"/>. Its logs need the account's API Gateway logging role, which <see cref="ApiGatewayLogging"/>
/// creates (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"/>).
/// </summary>
public sealed class ApiStage : TapConstruct
{
    private static readonly string[] LoggedFields =
    [
        "requestId", "requestTime", "httpMethod", "resourcePath", "status", "protocol", "responseLength", "responseLatency",
        "integrationLatency", "xrayTraceId", "identity.sourceIp", "identity.userAgent", "error.responseType",
    ];

    /// <summary>Creates the stage.</summary>
    /// <param name="api">The API.</param>
    /// <param name="id">The id, unique in the API.</param>
    /// <param name="props">The API's settings.</param>
    /// <param name="deploymentId">The deployment that the stage serves.</param>
    /// <param name="integrations">
    /// The integrations of its routes; the stage depends on their dependencies, so that it serves no route too early.
    /// </param>
    internal ApiStage(RestService api, string id, RestServiceProps props, string deploymentId, IReadOnlyList<RouteIntegration> integrations)
        : base(api, id)
    {
        AccessLogs = new CloudwatchLogGroup(this, "access-logs", new CloudwatchLogGroupConfig
        {
            Name = Deployment.Names.LogGroup("apigateway", api.Name),
            RetentionInDays = (int)props.LogRetention,
        });
        Stage = new ApiGatewayStage(this, "stage", new ApiGatewayStageConfig
        {
            RestApiId = api.Id,
            DeploymentId = deploymentId,
            StageName = props.Stage,
            XrayTracingEnabled = true,
            CacheClusterEnabled = props.Cache is null ? null : true,
            CacheClusterSize = props.Cache is { } sized ? Gigabytes(sized.Size) : null,
            AccessLogSettings = new ApiGatewayStageAccessLogSettings { DestinationArn = AccessLogs.Arn, Format = AccessLogFormat() },
            DependsOn = [.. integrations.SelectMany(integration => integration.Needs).Distinct()],
        });
        WaitFor(integrations.Select(integration => integration.Role).OfType<IRole>().Distinct());
        InvokeUrl = Stage.InvokeUrl;
        ExecutionLogs = new CloudwatchLogGroup(this, "execution-logs", new CloudwatchLogGroupConfig
        {
            // API Gateway chooses this name. A group that it creates itself keeps logs forever, and outlives the API.
            Name = $"API-Gateway-Execution-Logs_{api.Id}/{props.Stage}",
            RetentionInDays = (int)props.LogRetention,
        });
        MethodSettings = new ApiGatewayMethodSettings(this, "settings", new ApiGatewayMethodSettingsConfig
        {
            RestApiId = api.Id,
            StageName = Stage.StageName,
            MethodPath = "*/*",
            Settings = Settings(props),
            DependsOn = [ExecutionLogs],
        });
    }

    /// <summary>The stage itself.</summary>
    public ApiGatewayStage Stage { get; }

    /// <summary>The settings of all its methods: metrics, logs, throttling, cache.</summary>
    public ApiGatewayMethodSettings MethodSettings { get; }

    /// <summary>The log group of its access logs.</summary>
    public CloudwatchLogGroup AccessLogs { get; }

    /// <summary>The log group of its execution logs.</summary>
    public CloudwatchLogGroup ExecutionLogs { get; }

    /// <summary>The stage's URL, without a trailing slash.</summary>
    public string InvokeUrl { get; }

    // A role calls back whenever another policy is attached.
    private void WaitFor(IEnumerable<IRole> roles)
    {
        var needs = Stage.DependsOn ?? [];
        var attachments = new Dictionary<IRole, IReadOnlyList<string>>();
        foreach (var role in roles)
            role.OnAttached(addresses =>
            {
                attachments[role] = [.. addresses];
                Stage.DependsOn = [.. needs, .. attachments.Values.SelectMany(attached => attached)];
            });
    }

    private static ApiGatewayMethodSettingsSettings Settings(RestServiceProps props)
    {
        var settings = new ApiGatewayMethodSettingsSettings
        {
            MetricsEnabled = true,
            LoggingLevel = props.ExecutionLogLevel.ToString().ToUpperInvariant(),
            DataTraceEnabled = false,
            ThrottlingRateLimit = props.Throttling.RateLimit,
            ThrottlingBurstLimit = props.Throttling.BurstLimit,
        };
        if (props.Cache is not { } cache)
            return settings;

        settings.CachingEnabled = true;
        settings.CacheDataEncrypted = true;
        settings.CacheTtlInSeconds = cache.TimeToLive.TotalSeconds;
        settings.RequireAuthorizationForCacheControl = true;
        settings.UnauthorizedCacheControlHeaderStrategy = "FAIL_WITH_403";
        return settings;
    }

    // The format of API Gateway: 0.5, 118.
    private static string Gigabytes(StageCacheSize size) => ((int)size / 10m).ToString("0.#", CultureInfo.InvariantCulture);

    private static string AccessLogFormat() =>
        new JsonObject(LoggedFields.Select(field => KeyValuePair.Create(field, (JsonNode?)$"$context.{field}"))).ToJsonString();
}
