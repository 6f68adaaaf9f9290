using System.Text;
using System.Text.Json;
using Tap.Stacks;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions.Events;

/// <summary>The events system with nothing of it in AWS: its packages in their processes, its table, bucket and queue in memory.</summary>
public sealed class EventsSystem : ISystem<EventsSystem>
{
    private readonly DynamoDb dynamoDb;

    private EventsSystem(SynthesizedStack stack, DynamoDbLocal database, DynamoDb dynamoDb, S3 s3, Sqs sqs, AwsEndpoint aws)
    {
        Functions = new StackFunctions("events", stack);
        Database = database;
        this.dynamoDb = dynamoDb;
        S3 = s3;
        Sqs = sqs;
        Aws = aws;
        Bucket = stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-events-production").Text("bucket")!;
        Queue = stack.Single("aws_sqs_queue").Text("name")!;
        ImageProcessor = Start("image-processor");
        DataValidator = Start("data-validator");
        NotificationHandler = Start("notification-handler");
    }

    /// <summary>The functions as the stack has them.</summary>
    public StackFunctions Functions { get; }

    /// <summary>The table's database.</summary>
    public DynamoDbLocal Database { get; }

    /// <summary>Where the functions' AWS calls go.</summary>
    public AwsEndpoint Aws { get; }

    /// <summary>Holds the objects.</summary>
    public S3 S3 { get; }

    /// <summary>Holds the dead letters.</summary>
    public Sqs Sqs { get; }

    /// <summary>Name of the bucket.</summary>
    public string Bucket { get; }

    /// <summary>Name of the dead-letter queue.</summary>
    public string Queue { get; }

    /// <summary>Handles objects in <c>images/</c>.</summary>
    public LambdaFunction ImageProcessor { get; }

    /// <summary>Handles objects in <c>data/</c>.</summary>
    public LambdaFunction DataValidator { get; }

    /// <summary>Answers <c>/notifications</c>.</summary>
    public LambdaFunction NotificationHandler { get; }

    /// <summary>Starts the system.</summary>
    public static async Task<EventsSystem> StartAsync()
    {
        var stack = SynthesizedStack.Of((app, settings) => new EventsStack(app, settings));
        var database = await DynamoDbLocal.StartAsync(stack);
        var dynamoDb = new DynamoDb(database.Address);
        S3 s3 = new();
        Sqs sqs = new();
        return new EventsSystem(stack, database, dynamoDb, s3, sqs, await AwsEndpoint.StartAsync(dynamoDb, s3, sqs));
    }

    /// <summary>Puts an object and has the function of its prefix handle the event, as S3 would send it.</summary>
    public async Task PutAsync(string key, byte[] content)
    {
        S3.Put(Bucket, key, content);
        await DeliverAsync(S3Events.Created(Bucket, key));
    }

    /// <inheritdoc cref="PutAsync(string, byte[])"/>
    public Task PutAsync(string key, string content) => PutAsync(key, Encoding.UTF8.GetBytes(content));

    /// <summary>Deletes an object and has the function of its prefix handle the event, as S3 would send it.</summary>
    public async Task DeleteAsync(string key)
    {
        S3.Delete(Bucket, key);
        await DeliverAsync(S3Events.Removed(Bucket, key));
    }

    /// <summary>Sends event records to the function of the first one's prefix.</summary>
    public Task DeliverAsync(params IReadOnlyList<S3EventRecord> records) =>
        (records[0].Key.StartsWith("images", StringComparison.Ordinal) ? ImageProcessor : DataValidator).InvokeAsync(S3Events.Of(records));

    /// <summary>The JSON of an object that a function wrote, or fails the test.</summary>
    public JsonElement Json(string key) => JsonDocument.Parse(
        S3.Find(Bucket, key)?.Content
            ?? throw new AssertionException($"There is no {key}; there is: {string.Join(", ", S3.Keys(Bucket))}")).RootElement;

    /// <summary>Sends a request to <c>/notifications</c>.</summary>
    public async Task<ProxyResponse> SendAsync(ProxyEvent request) => new(await NotificationHandler.InvokeAsync(request.ToJson()));

    /// <summary>A function with one execution environment: one of its own, for tests that look into it or need a fresh one.</summary>
    /// <param name="package">Its folder in <c>functions/</c>.</param>
    public LambdaFunction Start(string package)
    {
        var settings = Functions.Of(package);
        // The SDK sends to the host of the queue's URL, whatever the endpoint.
        if (settings.Environment.TryGetValue("DLQ_URL", out var url))
            settings = settings.With(("DLQ_URL", new Uri(Aws.Address, new Uri(url).AbsolutePath).ToString()));
        return new LambdaFunction(settings, Aws.Address, concurrency: 1);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var function in new[] { ImageProcessor, DataValidator, NotificationHandler })
            await function.DisposeAsync();
        await Aws.DisposeAsync();
        dynamoDb.Dispose();
        Database.Dispose();
    }
}
