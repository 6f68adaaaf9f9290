using Constructs;
using Tap;
using Tap.Api;
using Tap.Compute;
using Tap.Core;
using Tap.Guardrails;
using Tap.Hosting;
using Tap.Monitoring;
using Tap.Storage;

return TapApp.Run([OrdersStack.Definition], [new QueuesOutliveWeekends()]);

/// <summary>Changes of orders: an API takes them, a queue keeps them until a function has brought them into a table.</summary>
internal sealed class OrdersStack : TapStack
{
    private static readonly Setting<int> RetentionDays = new()
    {
        Name = "retention of changes", EnvironmentVariable = "ORDERS_RETENTION_DAYS", ContextKey = "retentionDays", Default = 7,
        Rule = "1 to 14 days", Example = "10", Description = "how long changes wait in the queue when they cannot be handled",
        Parse = text => SettingText.Number(text, 1, 14),
    };

    public static StackDefinition Definition { get; } =
        new("orders", (scope, settings) => new OrdersStack(scope, settings)) { Settings = [RetentionDays] };

    private OrdersStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings)
    {
        var packages = new PackageBucket(this, "packages");
        var table = new KeyValueTable(this, "table", new() { PartitionKey = new("order_id") });
        var queue = new Queue(this, "changes", new() { Retention = TimeSpan.FromDays(settings.Get(RetentionDays)) });

        var accept = Function("accept", "QUEUE_URL", queue.Url);
        queue.GrantSend(accept);
        var keep = Function("keep", "TABLE_NAME", table.Name);
        table.Grant(keep, "dynamodb:UpdateItem");
        _ = new QueueConsumer(this, "consumer", new() { Queue = queue, Function = keep, BatchSize = 5 });

        var change = BodySchema.FromFile("Change", "functions/accept/change.schema.json");
        var api = new RestService(this, "api", new()
        {
            Description = "Orders",
            Routes = new Dictionary<string, Route> { ["PATCH /orders/{order_id}"] = new FunctionRoute(accept) { Body = change } },
        });
        Output("orders-url", "URL of an order, to PATCH with a signed request", api.UrlOf("/orders/{order_id}"));

        var monitoring = new MonitoringFacade(this, "monitoring");
        monitoring.Watch(api);
        monitoring.Watch(queue, new() { OldestMessageAge = new() { Value = 300, Statistic = Statistic.Maximum } });
        monitoring.Watch(table);
        foreach (var function in new[] { accept, keep })
            monitoring.Watch(function);

        NodeFunction Function(string id, string variable, string value) => new(this, id, new()
        {
            Code = FunctionPackage.FromFolder($"functions/{id}"), Packages = packages,
            Environment = new Dictionary<string, string> { [variable] = value },
        });
    }
}

/// <summary>A rule of this app's own, which is checked beside those of Tap.</summary>
internal sealed class QueuesOutliveWeekends : Rule
{
    public override string Id => "ORDERS-SQS-1";
    public override string Title => "Queues keep messages over a long weekend";
    public override Uri Source => new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html");
    public override string WayOut => "raise its message_retention_seconds to 4 days or more.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_sqs_queue")
        .SelectMany(queue => Require(
            queue["message_retention_seconds"].Is(seconds => seconds.Number >= 4 * 24 * 60 * 60),
            queue, "keeps messages for less than 4 days", "the retention", queue["message_retention_seconds"], "345600 or more"));
}
