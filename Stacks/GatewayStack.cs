using Tap.Api;
using Tap.Compute;
using Tap.Core;
using Tap.Hosting;
using Tap.Monitoring;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;

namespace Tap.Stacks;

/// <summary>
/// The <c>gateway</c> system: a REST API at <c>/lambda</c> for callers with AWS credentials at allowed addresses, with a cache, one
/// function in private subnets, an autoscaled table, an audit object for each request, and API keys in a secret.
/// </summary>
public sealed class GatewayStack : TapStack
{
    private const string Schema = "functions/gateway/request.schema.json";

    private readonly KeyValueTable table;
    private readonly SecureBucket logs;
    private readonly ApiKeySecret apiKeys;

    /// <summary>Describes the stack to the app.</summary>
    public static StackDefinition Definition { get; } =
        new("gateway", (scope, settings) => new GatewayStack(scope, settings)) { Settings = GatewaySettings.All };

    /// <summary>Creates the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The deployment's settings.</param>
    public GatewayStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings)
    {
        table = new KeyValueTable(this, "table", new KeyValueTableProps
        {
            Name = "records",
            PartitionKey = new TableKey("id"),
            Capacity = settings.Get(GatewaySettings.Billing) == TableBilling.Provisioned
                ? new AutoscaledCapacity { Minimum = 5, Maximum = 100, TargetUtilization = 70 }
                : null,
        });
        logs = new SecureBucket(this, "logs", new SecureBucketProps
        {
            Name = "gateway-logs",
            Lifecycle = new BucketLifecycle
            {
                Transitions = [new StorageTransition(TimeSpan.FromDays(30), StorageClass.IntelligentTiering)],
                Expiration = TimeSpan.FromDays(365),
            },
            ObjectLock = settings.Get(GatewaySettings.AuditObjectLock),
        });
        if (settings.AccessLogBucket is { } accessLogs)
            logs.LogAccessTo(accessLogs);
        apiKeys = new ApiKeySecret(this, "api-keys", new ApiKeySecretProps { Name = "gateway-api-keys" });
        var handler = Handler(settings);
        var api = Api(handler, settings);
        var alarms = Watch(api, handler);

        Output("lambda-function-name", "Name of the function", handler.Function.FunctionName);
        Output("dynamodb-table-name", "Name of the table", table.Name);
        Output("api-gateway-id", "Id of the REST API", api.Id);
        Output("s3-log-bucket-name", "Name of the bucket with the audit objects", logs.Name);
        Output("api-key-secret-arn", "ARN of the secret with the API keys", apiKeys.Arn);
        Output("cloudwatch-alarm-4xx-name", "Name of the alarm on client errors", alarms.ClientErrors!.MetricAlarm.AlarmName);
        Output("cloudwatch-alarm-5xx-name", "Name of the alarm on server errors", alarms.ServerErrors!.MetricAlarm.AlarmName);
    }

    private NodeFunction Handler(Settings settings)
    {
        var network = new Network(this, "network", new NetworkProps { Name = "gateway" });
        network.EnsureReach("secretsmanager");
        var function = new NodeFunction(this, "gateway-handler", new NodeFunctionProps
        {
            Name = "gateway-handler",
            Description = "Creates, reads, updates and lists records, and audits every request",
            Code = FunctionBundler.Package("gateway/gateway-handler"),
            Packages = new PackageBucket(this, "packages", new PackageBucketProps { Name = "gateway-deploy" }),
            Network = network,
            SecurityGroup = new FunctionSecurityGroup(this, "function-security-group", new FunctionSecurityGroupProps
            {
                Network = network,
                Name = "gateway-functions",
                Egress = [EgressRule.Https],
            }),
            // A REST API does not wait longer for its integration.
            Timeout = TimeSpan.FromSeconds(29),
            Environment = new Dictionary<string, string>
            {
                ["DYNAMODB_TABLE"] = table.Name,
                ["LOG_BUCKET"] = logs.Name,
                ["API_KEY_SECRET"] = apiKeys.Arn,
                ["CORS_ORIGIN"] = settings.Get(GatewaySettings.CorsOrigin),
            },
        });
        table.Grant(function, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query", "dynamodb:Scan");
        logs.GrantObjects(function, "audit/*", "s3:PutObject");
        apiKeys.GrantRead(function);
        return function;
    }

    private RestService Api(NodeFunction handler, Settings settings) => new(this, "api", new RestServiceProps
    {
        Name = "gateway",
        Description = "Records behind IAM, allowed addresses and a cache",
        Routes = new Dictionary<string, Route>
        {
            ["POST /lambda"] = new FunctionRoute(handler) { Body = BodySchema.FromFile("RecordRequest", Schema) },
            // The function returns records only to callers with an API key, and so must the cache.
            ["GET /lambda/{id}"] = new FunctionRoute(handler) { CacheKeyHeaders = ["x-api-key"] },
        },
        AllowedIps = settings.Get(GatewaySettings.AllowedIps),
        Cors = new Cors { AllowOrigin = settings.Get(GatewaySettings.CorsOrigin) },
        Cache = new StageCache { Size = StageCacheSize.Gb0Point5, TimeToLive = TimeSpan.FromMinutes(5) },
        Throttling = new Throttling { RateLimit = 1_000, BurstLimit = 2_000 },
        ExecutionLogLevel = ExecutionLogLevel.Info,
    });

    private RestApiAlarms Watch(RestService api, NodeFunction handler)
    {
        var monitoring = new MonitoringFacade(this, "monitoring");
        var moreThanOne = new Threshold { Value = 1, Period = TimeSpan.FromMinutes(1) };
        var alarms = monitoring.Watch(api, new RestApiThresholds { ClientErrors = moreThanOne, ServerErrors = moreThanOne });
        monitoring.Watch(handler);
        monitoring.Watch(table);
        monitoring.Watch(
            "audit-failures",
            new Metric("Tap", "AuditFailures", new Dictionary<string, string> { ["service"] = handler.Name }),
            new Threshold { Value = 0 },
            $"Audit objects cannot be written to {logs.Name}, so requests are refused. Read the errors in the function's log; "
            + "look at the bucket, its policy and the function's role.");
        return alarms;
    }
}
