using Tap.Compute;
using Tap.Core;
using Tap.Hosting;
using Tap.Monitoring;
using Tap.Security;
using Tap.Storage;

namespace Tap.Stacks;

/// <summary>
/// The <c>processing</c> system: <c>api-handler</c>, invoked directly, writes submissions to <c>inbox/</c> of a bucket, whose objects
/// invoke <c>processor</c>, which writes <c>results/</c>. One key encrypts everything; submissions that cannot be processed go to a
/// dead-letter queue.
/// </summary>
public sealed class ProcessingStack : TapStack
{
    private const string Inbox = "inbox/";
    private const string Results = "results/";

    private readonly PackageBucket packages;
    private readonly EncryptionKey key;
    private readonly SecureBucket bucket;
    private readonly KeyValueTable table;
    private readonly DeadLetterQueue queue;

    /// <summary>Describes the stack to the app.</summary>
    public static StackDefinition Definition { get; } = new("processing", (scope, settings) => new ProcessingStack(scope, settings));

    /// <summary>Creates the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The deployment's settings.</param>
    public ProcessingStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings)
    {
        var apiRole = new Role(this, "api-handler-role", RoleProps.OfFunction("api-handler"));
        var processorRole = new Role(this, "processor-role", RoleProps.OfFunction("processor"));
        key = new EncryptionKey(this, "key", new EncryptionKeyProps
        {
            Name = "processing",
            Description = "Encrypts submissions, their results and metadata, failed events, settings and alarms of processing",
        });
        key.GrantDecryptThrough("sqs");
        packages = new PackageBucket(this, "packages", new PackageBucketProps { Name = "processing-deploy" });
        bucket = new SecureBucket(this, "data", new SecureBucketProps { Name = "data", EncryptionKey = key });
        queue = new DeadLetterQueue(this, "dlq", new DeadLetterQueueProps { Name = "processing-dlq", EncryptionKey = key });
        table = new KeyValueTable(this, "metadata", new KeyValueTableProps
        {
            Name = "metadata",
            PartitionKey = new TableKey("id"),
            SortKey = new TableKey("timestamp", TableKeyType.Number),
            EncryptionKey = key,
        });

        var api = ApiHandler(apiRole);
        var processor = Processor(processorRole);
        _ = new BucketNotification(this, "inbox", new BucketNotificationProps
        {
            Bucket = bucket,
            Triggers = [new BucketTrigger { Prefix = Inbox, Function = processor, Outputs = [Results] }],
        });
        Watch(api, processor);
        Outputs(api, processor);
    }

    private NodeFunction ApiHandler(Role role)
    {
        bucket.GrantObjects(role, $"{Inbox}*", "s3:PutObject");
        bucket.GrantObjects(role, $"{Results}*", "s3:GetObject");
        table.Grant(role, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
        const string name = "api-handler";
        var props = Common(name, "Takes submissions, reads and lists them");
        return Function(name, role, props with { MemorySize = 512, HeapSize = 224, Timeout = TimeSpan.FromSeconds(30) });
    }

    private NodeFunction Processor(Role role)
    {
        bucket.GrantObjects(role, $"{Inbox}*", "s3:GetObject");
        bucket.GrantObjects(role, $"{Results}*", "s3:GetObject", "s3:PutObject");
        table.Grant(role, "dynamodb:PutItem", "dynamodb:Query");
        const string name = "processor";
        return Function(
            name,
            role,
            Common(name, "Verifies and summarises submissions") with
            {
                MemorySize = 1024,
                HeapSize = 512,
                Timeout = TimeSpan.FromMinutes(5),
            },
            ("DLQ_URL", queue.Url));
    }

    private NodeFunctionProps Common(string name, string description) => new()
    {
        Name = name,
        Description = description,
        Code = FunctionBundler.Package($"processing/{name}"),
        Packages = packages,
    };

    private NodeFunction Function(
        string id, Role role, NodeFunctionProps props, params (string Name, string Value)[] environment) =>
        new(this, id, props with
        {
            Role = role,
            EncryptionKey = key,
            DeadLetterQueue = queue,
            ReservedConcurrency = 5,
            LargeBuffers = true,
            LogRetention = Deployment.Settings.IsProduction ? LogRetention.OneMonth : LogRetention.OneWeek,
            Environment = new Dictionary<string, string>(environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
            {
                ["ENVIRONMENT"] = Deployment.Settings.Environment,
                ["DATA_BUCKET"] = bucket.Name,
                ["METADATA_TABLE"] = table.Name,
                ["MAX_CONNECTIONS"] = "10",
            },
        });

    private void Watch(NodeFunction api, NodeFunction processor)
    {
        Threshold MoreThan(int errors) => new() { Value = errors, EvaluationPeriods = 2 };
        // Reserved concurrency throttles on purpose: Lambda retries events for hours, and callers of api-handler get an error.
        var functions = new FunctionThresholds { Errors = MoreThan(5), Throttles = null, DurationPercentOfTimeout = null };
        var slow = new Threshold { Value = 20_000, Statistic = Statistic.Average, EvaluationPeriods = 3 };
        var monitoring = new MonitoringFacade(this, "monitoring", new MonitoringFacadeProps { EncryptionKey = key });
        monitoring.Watch(api, functions with { Duration = slow });
        monitoring.Watch(processor, functions with { Errors = MoreThan(10) });
        monitoring.Watch(table);
        monitoring.Watch(queue);
    }

    private void Outputs(NodeFunction api, NodeFunction processor)
    {
        Output("kms-key-id", "Id of the key that encrypts everything", key.Key.KeyId);
        Output("data-bucket-name", "Name of the bucket with inbox/ and results/", bucket.Name);
        Output("metadata-table-name", "Name of the table with the submissions' metadata", table.Name);
        Output("dlq-url", "URL of the dead-letter queue", queue.Url);
        Output("api-handler-arn", "ARN of the function to invoke", api.Arn);
        Output("processor-arn", "ARN of the function that processes submissions", processor.Arn);
        Output("region", "Region that the stack is in", Deployment.Settings.Region);
    }
}
