using System.Text.Json.Nodes;
using Tap.Api;
using Tap.Compute;
using Tap.Core;
using Tap.Hosting;
using Tap.Monitoring;
using Tap.Storage;

namespace Tap.Stacks;

/// <summary>
/// The <c>events</c> system: a bucket whose new and removed objects invoke an image processor (<c>images/</c>) and a data validator
/// (<c>data/</c>), and a REST API for notifications with a status that the gateway itself returns.
/// </summary>
public sealed class EventsStack : TapStack
{
    private const string Schema = "functions/events/notifications/notification.schema.json";

    // API Gateway ends an integration after 29 s.
    private static readonly TimeSpan ApiTimeout = TimeSpan.FromSeconds(29);

    private readonly PackageBucket packages;
    private readonly SecureBucket bucket;
    private readonly DeadLetterQueue deadLetterQueue;
    private readonly KeyValueTable table;

    /// <summary>Describes the stack to the app.</summary>
    public static StackDefinition Definition { get; } =
        new("events", (scope, settings) => new EventsStack(scope, settings)) { Settings = EventsSettings.All };

    /// <summary>Creates the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The deployment's settings.</param>
    public EventsStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings)
    {
        packages = new PackageBucket(this, "packages", new PackageBucketProps { Name = "events-deploy" });
        deadLetterQueue = new DeadLetterQueue(this, "dlq", new DeadLetterQueueProps { Name = "events-dlq" });
        table = new KeyValueTable(this, "notifications", new KeyValueTableProps
        {
            Name = "notifications",
            PartitionKey = new TableKey("feed"),
            SortKey = new TableKey("notification_id"),
            TimeToLiveAttribute = "expires_at",
        });
        bucket = new SecureBucket(this, "bucket", new SecureBucketProps
        {
            Name = "events",
            Lifecycle = new BucketLifecycle
            {
                Transitions =
                [
                    new(TimeSpan.FromDays(30), StorageClass.StandardInfrequentAccess),
                    new(TimeSpan.FromDays(90), StorageClass.GlacierFlexibleRetrieval),
                ],
                // Without schemas/: objects in GLACIER cannot be read, and validation needs the schemas for as long as data arrives.
                TransitionPrefixes = ["images/", "thumbnails/", "image-records/", "data/", "reports/"],
            },
        });

        var images = Trigger(
            "image-processor", "Makes thumbnails of images and reads their dimensions", "images/", [], ["thumbnails/", "image-records/"]);
        var data = Trigger("data-validator", "Validates JSON, NDJSON and CSV against schemas", "data/", ["schemas/"], ["reports/"]);
        _ = new BucketNotification(this, "notification", new BucketNotificationProps { Bucket = bucket, Triggers = [images, data] });
        var notifications = NotificationHandler();
        var api = Api(notifications);

        NodeFunction[] functions = [images.Function, data.Function, notifications];
        Watch(api, functions);
        Output("bucket-name", "Name of the bucket for images, data and schemas", bucket.Name);
        Output("api-gateway-url", "URL of /notifications", api.UrlOf("/notifications"));
        Output("status-url", "URL of /status", api.UrlOf("/status"));
        foreach (var function in functions)
            Output($"{function.ConstructId}-arn", $"ARN of the function {function.ConstructId}", function.Arn);
    }

    private BucketTrigger Trigger(
        string name, string description, string prefix, IReadOnlyList<string> alsoReads, IReadOnlyList<string> outputs)
    {
        var function = new NodeFunction(this, name, Common(name, description) with
        {
            Timeout = TimeSpan.FromMinutes(5),
            LargeBuffers = true,
            DeadLetterQueue = deadLetterQueue,
            AsynchronousInvocation = new AsynchronousInvocation(),
            Environment = Environment(name, ("SOURCE_BUCKET", bucket.Name), ("DLQ_URL", deadLetterQueue.Url)),
        });
        foreach (var input in alsoReads.Prepend(prefix))
            bucket.GrantObjects(function, $"{input}*", "s3:GetObject");
        foreach (var output in outputs)
            bucket.GrantObjects(function, $"{output}*", "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        // When an event arrives, its object may be gone, and a dataset may have no schema.
        bucket.GrantList(function);
        return new BucketTrigger { Prefix = prefix, Function = function, Removals = true, Outputs = outputs };
    }

    private NodeFunction NotificationHandler()
    {
        const string name = "notification-handler";
        var function = new NodeFunction(this, name, Common(name, "Keeps and lists notifications") with
        {
            Timeout = ApiTimeout,
            Environment = Environment(name, ("NOTIFICATIONS_TABLE", table.Name)),
        });
        table.Grant(function, "dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query");
        return function;
    }

    private NodeFunctionProps Common(string name, string description) => new()
    {
        Name = name,
        Description = description,
        Code = FunctionBundler.Package($"events/{name}"),
        Packages = packages,
        MemorySize = 512,
        ApplicationSignals = Deployment.Settings.Get(EventsSettings.ApplicationSignals),
    };

    private Dictionary<string, string> Environment(string name, params IReadOnlyList<(string Name, string Value)> others) => new(
        others.Append(("FUNCTION_TYPE", name)).Append(("ENVIRONMENT", Deployment.Settings.Environment))
            .Select(variable => KeyValuePair.Create(variable.Item1, variable.Item2)));

    private RestService Api(NodeFunction notifications)
    {
        var status = new JsonObject
        {
            ["status"] = "healthy",
            ["time"] = "$context.requestTime",
            ["environment"] = Deployment.Settings.Environment,
        };
        return new RestService(this, "api", new RestServiceProps
        {
            Name = "events",
            Description = "Notifications and status",
            Stage = Deployment.Settings.Environment,
            Routes = new Dictionary<string, Route>
            {
                ["GET /notifications"] = new FunctionRoute(notifications),
                ["POST /notifications"] = new FunctionRoute(notifications) { Body = BodySchema.FromFile("Notification", Schema) },
                ["GET /status"] = new MockRoute(status.ToJsonString())
                {
                    Authorization = RouteAuthorization.Open(
                        "It is for monitors that have no AWS credentials; it tells nothing but that the API is up."),
                },
            },
        });
    }

    private void Watch(RestService api, IReadOnlyList<NodeFunction> functions)
    {
        var monitoring = new MonitoringFacade(this, "monitoring");
        monitoring.Watch(api);
        foreach (var function in functions)
            monitoring.Watch(function);
        monitoring.Watch(table);
        monitoring.Watch(deadLetterQueue);
    }
}
