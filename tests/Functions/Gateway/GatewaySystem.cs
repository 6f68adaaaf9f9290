using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Tap.Stacks;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions.Gateway;

/// <summary>
/// The gateway system with nothing of it in AWS: its package in processes, its table in memory, its secret and its log bucket in stand-ins.
/// </summary>
public sealed class GatewaySystem : ISystem<GatewaySystem>
{
    /// <summary>The API key that callers send.</summary>
    public const string ApiKey = "correct-horse-battery-staple";

    /// <summary>Its name.</summary>
    public const string KeyName = "reports";

    /// <summary>Who signed the requests.</summary>
    public const string CallerArn = "arn:aws:iam::123456789012:user/reporter";

    private readonly DynamoDbLocal database;
    private readonly DynamoDb dynamoDb;
    private readonly LambdaFunction function;

    private GatewaySystem(SynthesizedStack stack, DynamoDbLocal database, DynamoDb dynamoDb, AwsEndpoint aws, SecretsManager secrets, S3 s3)
    {
        (this.database, this.dynamoDb, Aws, Secrets, S3) = (database, dynamoDb, aws, secrets, s3);
        Settings = new StackFunctions("gateway", stack).Of("gateway-handler");
        PutKeys((KeyName, ApiKey));
        function = Start();
    }

    /// <summary>The function as the stack has it.</summary>
    public FunctionSettings Settings { get; }

    /// <summary>Where the function's AWS calls go.</summary>
    public AwsEndpoint Aws { get; }

    /// <summary>Holds the API keys.</summary>
    public SecretsManager Secrets { get; }

    /// <summary>Holds the audit objects.</summary>
    public S3 S3 { get; }

    /// <summary>Starts the system.</summary>
    public static async Task<GatewaySystem> StartAsync()
    {
        var stack = SynthesizedStack.Of((app, settings) => new GatewayStack(app, settings));
        var database = await DynamoDbLocal.StartAsync(stack);
        var (dynamoDb, secrets, s3) = (new DynamoDb(database.Address), new SecretsManager(), new S3());
        return new GatewaySystem(stack, database, dynamoDb, await AwsEndpoint.StartAsync(dynamoDb, secrets, s3), secrets, s3);
    }

    /// <summary>A request to <c>POST /lambda</c> with this body, without a key.</summary>
    public static ProxyEvent Post(object body) => new ProxyEvent("POST", "/lambda") { CallerArn = CallerArn }.Json(body);

    /// <summary>A request to <c>GET /lambda/{id}</c>, without a key.</summary>
    public static ProxyEvent Get(string id) => new("GET", "/lambda/{id}", ("id", id)) { CallerArn = CallerArn };

    /// <summary>Sets the API keys.</summary>
    public void PutKeys(params (string Name, string Key)[] keys) =>
        PutSecret(JsonSerializer.Serialize(new { keys = keys.ToDictionary(key => key.Name, key => key.Key) }));

    /// <summary>Sets the secret's whole value; null for none.</summary>
    public void PutSecret(string? value) => Secrets.Put(Settings.Environment["API_KEY_SECRET"], value);

    /// <summary>A function of its own beside the shared one, for tests that look into its output or need a fresh one.</summary>
    public LambdaFunction Start(int concurrency = 4, params (string, string?)[] variables) =>
        new(Settings.With(variables), Aws.Address, concurrency);

    /// <summary>Sends a request with the right key.</summary>
    public Task<ProxyResponse> SendAsync(ProxyEvent request) => SendAsync(function, request);

    /// <summary>Sends a request with the right key to a function.</summary>
    public static Task<ProxyResponse> SendAsync(LambdaFunction function, ProxyEvent request) =>
        SendAsIsAsync(function, request.Header("x-api-key", ApiKey));

    /// <summary>Sends a request to a function without adding a key.</summary>
    public static async Task<ProxyResponse> SendAsIsAsync(LambdaFunction function, ProxyEvent request) =>
        new(await function.InvokeAsync(request.ToJson()));

    /// <summary>All versions of a request's audit object, oldest first.</summary>
    public IReadOnlyList<JsonElement> Audit(ProxyEvent request)
    {
        var bucket = Settings.Environment["LOG_BUCKET"];
        var keys = S3.Keys(bucket).Where(key => key.Contains(request.RequestId, StringComparison.Ordinal)).ToList();
        return [.. keys.SelectMany(key => S3.Versions(bucket, key)).Select(version => JsonDocument.Parse(version.Content).RootElement)];
    }

    /// <summary>The outcomes that a request's audit object tells of, oldest first.</summary>
    public IReadOnlyList<string?> Outcomes(ProxyEvent request) =>
        [.. Audit(request).Select(audit => audit.GetProperty("outcome").GetString())];

    /// <summary>Whether the table has a row of this id.</summary>
    public async Task<bool> HasRowAsync(string id) =>
        (await database.Client.GetItemAsync(Settings.Environment["DYNAMODB_TABLE"], new() { ["id"] = new AttributeValue(id) })).IsItemSet;

    /// <summary>Creates a record, or fails the test.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateAsync(object attributes)
    {
        var response = await SendAsync(Post(new { operation = "create", attributes }));
        Assert.That(response.Status, Is.EqualTo(201), response.ToString());
        return response.Json.GetProperty("id").GetString()!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await function.DisposeAsync();
        await Aws.DisposeAsync();
        dynamoDb.Dispose();
        database.Dispose();
    }
}
