namespace Tap.Monitoring;

/// <summary>The metrics of one thing that is watched: a function, a table, a queue or an API.</summary>
/// <param name="Id">What it is called in names of alarms and titles of widgets: <c>get-handler</c>. Unique among what a stack
/// watches.</param>
public abstract record WatchedMetrics(string Id)
{
    /// <summary>What a dashboard shows of it.</summary>
    internal abstract IReadOnlyList<MetricWidget> Widgets { get; }
}

/// <summary>
/// The metrics of a Lambda function (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"/>).
/// </summary>
/// <param name="Id">What it is called in names of alarms: <c>get-handler</c>.</param>
/// <param name="FunctionName">The function's whole name.</param>
/// <param name="Timeout">The function's timeout in seconds.</param>
public sealed record FunctionMetrics(string Id, string FunctionName, int Timeout) : WatchedMetrics(Id)
{
    /// <summary>Whether events that fail for good go to a dead-letter queue. <value>Default: false.</value></summary>
    public bool HasDeadLetterQueue { get; init; }

    /// <summary>Invocations that ran.</summary>
    public Metric Invocations => Of("Invocations");

    /// <summary>Invocations that ended in an error.</summary>
    public Metric Errors => Of("Errors");

    /// <summary>Invocations refused for lack of concurrency.</summary>
    public Metric Throttles => Of("Throttles");

    /// <summary>How long invocations ran, in milliseconds.</summary>
    public Metric Duration => Of("Duration");

    /// <summary>Events that Lambda could not put into the function's dead-letter queue: they are lost.</summary>
    public Metric DeadLetterErrors => Of("DeadLetterErrors");

    internal override IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: invocations", [(Invocations, "Sum")]),
        new(
            $"{Id}: errors and throttles",
            [(Errors, "Sum"), (Throttles, "Sum"), .. HasDeadLetterQueue ? [(DeadLetterErrors, "Sum")] : Array.Empty<(Metric, string)>()]),
        new($"{Id}: duration (ms)", [(Duration, "Average"), (Duration, "p95")]),
    ];

    private Metric Of(string name) => new("AWS/Lambda", name, new Dictionary<string, string> { ["FunctionName"] = FunctionName });
}

/// <summary>
/// The metrics of a DynamoDB table
/// (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html"/>), as far as DynamoDB reports
/// them by table alone: <c>SystemErrors</c> and <c>ThrottledRequests</c> have data only by operation, <c>UserErrors</c> only by account.
/// </summary>
/// <param name="Id">What it is called in names of alarms: <c>sessions</c>.</param>
/// <param name="TableName">The table's whole name.</param>
public sealed record TableMetrics(string Id, string TableName) : WatchedMetrics(Id)
{
    /// <summary>Reads that exceeded the table's capacity.</summary>
    public Metric ReadThrottleEvents => Of("ReadThrottleEvents");

    /// <summary>Writes that exceeded the table's capacity.</summary>
    public Metric WriteThrottleEvents => Of("WriteThrottleEvents");

    /// <summary>Read capacity units used.</summary>
    public Metric ConsumedReadCapacityUnits => Of("ConsumedReadCapacityUnits");

    /// <summary>Write capacity units used.</summary>
    public Metric ConsumedWriteCapacityUnits => Of("ConsumedWriteCapacityUnits");

    internal override IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: consumed capacity (units)", [(ConsumedReadCapacityUnits, "Sum"), (ConsumedWriteCapacityUnits, "Sum")]),
        new($"{Id}: throttles", [(ReadThrottleEvents, "Sum"), (WriteThrottleEvents, "Sum")]),
    ];

    private Metric Of(string name) => new("AWS/DynamoDB", name, new Dictionary<string, string> { ["TableName"] = TableName });
}

/// <summary>
/// The metrics of an SQS queue
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"/>).
/// </summary>
/// <param name="Id">What it is called in names of alarms: <c>dlq</c>.</param>
/// <param name="QueueName">The queue's whole name.</param>
public sealed record QueueMetrics(string Id, string QueueName) : WatchedMetrics(Id)
{
    /// <summary>Messages waiting to be received.</summary>
    public Metric ApproximateNumberOfMessagesVisible => Of("ApproximateNumberOfMessagesVisible");

    /// <summary>Age of the oldest message, in seconds.</summary>
    public Metric ApproximateAgeOfOldestMessage => Of("ApproximateAgeOfOldestMessage");

    internal override IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: messages", [(ApproximateNumberOfMessagesVisible, "Maximum")]),
        new($"{Id}: age of the oldest message (s)", [(ApproximateAgeOfOldestMessage, "Maximum")]),
    ];

    private Metric Of(string name) => new("AWS/SQS", name, new Dictionary<string, string> { ["QueueName"] = QueueName });
}

/// <summary>
/// The metrics of a stage of a REST API
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html"/>).
/// </summary>
/// <param name="ApiName">The API's whole name, not its id: API Gateway reports by name.</param>
/// <param name="Stage">The stage's name: <c>prod</c>.</param>
/// <param name="Id">What it is called in names of alarms. <value>Default: <c>api</c>.</value></param>
public sealed record RestApiMetrics(string ApiName, string Stage, string Id = "api") : WatchedMetrics(Id)
{
    /// <summary>Requests.</summary>
    public Metric Count => Of("Count");

    /// <summary>Answers with a status of 400 to 499.</summary>
    public Metric ClientErrors => Of("4XXError");

    /// <summary>Answers with a status of 500 to 599.</summary>
    public Metric ServerErrors => Of("5XXError");

    /// <summary>The time from request to answer, in milliseconds.</summary>
    public Metric Latency => Of("Latency");

    internal override IReadOnlyList<MetricWidget> Widgets =>
    [
        new($"{Id}: requests", [(Count, "Sum")]),
        new($"{Id}: errors", [(ClientErrors, "Sum"), (ServerErrors, "Sum")]),
        new($"{Id}: latency (ms)", [(Latency, "Average"), (Latency, "p95")]),
    ];

    private Metric Of(string name) =>
        new("AWS/ApiGateway", name, new Dictionary<string, string> { ["ApiName"] = ApiName, ["Stage"] = Stage });
}
