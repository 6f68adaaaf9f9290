using Tap.Api;

namespace Tap.Monitoring;

/// <summary>Thresholds for a stage of a REST API; <see langword="null"/> means no alarm.</summary>
public sealed record RestApiThresholds
{
    /// <summary>
    /// Responses with a status of 400 to 499; a warning. <value>Default: a sum of 50 or more in 300 s, because callers cause single
    /// ones.</value>
    /// </summary>
    public Threshold? ClientErrors { get; init; } = new() { Value = 50, Comparison = Comparison.GreaterThanOrEqualTo };

    /// <summary>Responses with a status of 500 to 599; critical. <value>Default: any in 300 s.</value></summary>
    public Threshold? ServerErrors { get; init; } = new() { Value = 0 };
}

/// <summary>The alarms of a stage of a REST API; <see langword="null"/> without a threshold.</summary>
/// <param name="ClientErrors">Responses have a status of 400 to 499.</param>
/// <param name="ServerErrors">Responses have a status of 500 to 599.</param>
public sealed record RestApiAlarms(Alarm? ClientErrors, Alarm? ServerErrors);

/// <summary>
/// The metrics of a stage of a REST API
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html"/>).
/// </summary>
/// <param name="ApiName">The API's full name, not its id: API Gateway reports metrics by name.</param>
/// <param name="Stage">The stage's name: <c>prod</c>.</param>
/// <param name="Id">The API's id in names of alarms. <value>Default: <c>api</c>.</value></param>
public sealed record RestApiMetrics(string ApiName, string Stage, string Id = "api") : IWatchable<RestApiAlarms>
{
    private const string ClientErrorsAlarm = "4xx";
    private const string ServerErrorsAlarm = "5xx";

    /// <summary>The thresholds. <value>Default: all defaults.</value></summary>
    public RestApiThresholds Thresholds { get; init; } = new();

    /// <summary>Requests.</summary>
    public Metric Count => Of("Count");

    /// <summary>Responses with a status of 400 to 499.</summary>
    public Metric ClientErrors => Of("4XXError");

    /// <summary>Responses with a status of 500 to 599.</summary>
    public Metric ServerErrors => Of("5XXError");

    /// <summary>The latency from request to response, in milliseconds.</summary>
    public Metric Latency => Of("Latency");

    /// <inheritdoc/>
    public IReadOnlyList<AlarmDefinition> Alarms =>
    [
        new()
        {
            Id = ClientErrorsAlarm, Metric = ClientErrors, Threshold = Thresholds.ClientErrors, Severity = AlarmSeverity.Warning,
            Advice = $"{ApiName} refuses many requests. See in the stage's access logs who sends what, and with which status.",
        },
        new()
        {
            Id = ServerErrorsAlarm, Metric = ServerErrors, Threshold = Thresholds.ServerErrors,
            Advice = $"{ApiName} fails. See in the stage's access logs which routes, then in the logs of their functions why.",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: requests", (Count, Statistic.Sum)),
        new($"{Id}: errors", (ClientErrors, Statistic.Sum), (ServerErrors, Statistic.Sum)),
        new($"{Id}: latency (ms)", (Latency, Statistic.Average), (Latency, Statistic.Percentile(95))),
    ];

    /// <inheritdoc/>
    public RestApiAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) =>
        new(alarms.GetValueOrDefault(ClientErrorsAlarm), alarms.GetValueOrDefault(ServerErrorsAlarm));

    private Metric Of(string name) =>
        new("AWS/ApiGateway", name, new Dictionary<string, string> { ["ApiName"] = ApiName, ["Stage"] = Stage });
}

/// <summary>Watches APIs; the construct itself does not depend on monitoring.</summary>
public static class RestApiMonitoring
{
    extension(RestService api)
    {
        /// <summary>Returns the metrics of the API's stage, under the API's construct id.</summary>
        public RestApiMetrics Metrics => new(api.Name, api.StageName, api.ConstructId);
    }

    extension(MonitoringFacade monitoring)
    {
        /// <summary>Watches an API's stage under the API's construct id.</summary>
        /// <param name="api">The API.</param>
        /// <param name="thresholds">The thresholds. <value>Default: all defaults.</value></param>
        /// <returns>The alarms that were created, by name.</returns>
        /// <inheritdoc cref="MonitoringFacade.Watch(IWatchable)" path="/exception"/>
        public RestApiAlarms Watch(RestService api, RestApiThresholds? thresholds = null) =>
            monitoring.Watch(api.Metrics with { Thresholds = thresholds ?? new() });
    }
}
