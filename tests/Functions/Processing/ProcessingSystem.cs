using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Tap.Stacks;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions.Processing;

/// <summary>
/// The processing system with nothing of it in AWS: its packages in their processes, its table and its bucket in memory. Events are
/// delivered by the tests.
/// </summary>
public sealed class ProcessingSystem : ISystem<ProcessingSystem>
{
    private readonly DynamoDbLocal database;
    private readonly DynamoDb dynamoDb;
    private readonly LambdaFunction api;
    private readonly LambdaFunction processor;

    private ProcessingSystem(SynthesizedStack stack, DynamoDbLocal database, DynamoDb dynamoDb, AwsEndpoint aws, S3 s3)
    {
        this.database = database;
        this.dynamoDb = dynamoDb;
        Functions = new StackFunctions("processing", stack);
        Aws = aws;
        S3 = s3;
        Bucket = Functions.Of("processor").Environment["DATA_BUCKET"];
        TableName = stack.Single("aws_dynamodb_table").Text("name")!;
        api = new LambdaFunction(Functions.Of("api-handler"), aws.Address);
        processor = new LambdaFunction(Functions.Of("processor"), aws.Address);
    }

    /// <summary>The functions as the stack has them.</summary>
    public StackFunctions Functions { get; }

    /// <summary>Where the functions' AWS calls go.</summary>
    public AwsEndpoint Aws { get; }

    /// <summary>The buckets.</summary>
    public S3 S3 { get; }

    /// <summary>Name of the bucket with <c>inbox/</c> and <c>results/</c>.</summary>
    public string Bucket { get; }

    /// <summary>Name of the table.</summary>
    public string TableName { get; }

    /// <summary>Starts the system.</summary>
    public static async Task<ProcessingSystem> StartAsync()
    {
        var stack = SynthesizedStack.Of((app, settings) => new ProcessingStack(app, settings));
        var database = await DynamoDbLocal.StartAsync(stack);
        var (s3, dynamoDb) = (new S3(), new DynamoDb(database.Address));
        return new ProcessingSystem(stack, database, dynamoDb, await AwsEndpoint.StartAsync(s3, dynamoDb), s3);
    }

    /// <summary>A function of its own, with one execution environment.</summary>
    /// <param name="package">Its folder in <c>functions/</c>.</param>
    public LambdaFunction Start(string package) => new(Functions.Of(package), Aws.Address, concurrency: 1);

    /// <summary>Invokes <c>api-handler</c>.</summary>
    public Task<JsonElement> InvokeAsync(object request) => api.InvokeAsync(JsonSerializer.Serialize(request));

    /// <summary>Submits records, and expects that they are taken.</summary>
    /// <returns>The submission's id.</returns>
    public async Task<string> SubmitAsync(params object[] records)
    {
        var result = await InvokeAsync(new { action = "submit", records });
        Assert.That(result.GetProperty("ok").GetBoolean(), Is.True, result.GetRawText());
        return result.GetProperty("answer").GetProperty("id").GetString()!;
    }

    /// <summary>Gets a submission.</summary>
    public async Task<JsonElement> GetAsync(string id) => (await InvokeAsync(new { action = "get", id })).GetProperty("answer");

    /// <summary>Delivers an event to <c>processor</c>, once.</summary>
    public Task DeliverAsync(object payload) => processor.InvokeAsync(JsonSerializer.Serialize(payload));

    /// <summary>The event of new objects under these keys; the same keys make the same event.</summary>
    public object Event(params string[] keys) => EventOf(2100, keys);

    /// <summary>The event of new objects under these keys, at the start of a year.</summary>
    public object EventOf(int year, params string[] keys) => new
    {
        Records = keys.Select(key => new
        {
            eventName = "ObjectCreated:Put",
            eventTime = $"{year}-01-01T00:00:00.000Z",
            s3 = new
            {
                bucket = new { name = Bucket },
                @object = new { key = Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) },
            },
        }),
    };

    /// <summary>Puts text under <c>inbox/</c> as another producer may.</summary>
    /// <returns>The key.</returns>
    public string PutInInbox(string name, string content)
    {
        S3.Put(Bucket, $"inbox/{name}", Encoding.UTF8.GetBytes(content));
        return $"inbox/{name}";
    }

    /// <summary>All that the system has stored: rows, and objects with their versions.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var rows = (await database.Client.ScanAsync(new ScanRequest(TableName))).Items.Select(
            item => Document.FromAttributeMap(item).ToJson());
        var objects = S3.Keys(Bucket).Select(key => $"{key} {S3.Find(Bucket, key)!.VersionId} {S3.Find(Bucket, key)!.EntityTag}");
        return [.. rows.Concat(objects).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(api.DisposeAsync().AsTask(), processor.DisposeAsync().AsTask());
        await Aws.DisposeAsync();
        dynamoDb.Dispose();
        database.Dispose();
    }
}
