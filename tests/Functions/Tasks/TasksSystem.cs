using Tap.Stacks;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions.Tasks;

/// <summary>
/// The tasks system with nothing of it in AWS: its packages in their processes, its table in memory, its key in a parameter store.
/// </summary>
public sealed class TasksSystem : ISystem<TasksSystem>
{
    /// <summary>The API key that callers send.</summary>
    public const string ApiKey = "correct-horse-battery-staple";

    private readonly Dictionary<string, LambdaFunction> functions;
    private readonly DynamoDb dynamoDb;

    private TasksSystem(SynthesizedStack stack, DynamoDbLocal database, DynamoDb dynamoDb, AwsEndpoint aws, ParameterStore parameters)
    {
        Functions = new StackFunctions("tasks", stack);
        Database = database;
        this.dynamoDb = dynamoDb;
        Aws = aws;
        Parameters = parameters;
        TableName = stack.Single("aws_dynamodb_table").Text("name")!;
        ParameterName = stack.Single("aws_ssm_parameter").Text("name")!;
        parameters.Put(ParameterName, ApiKey);
        functions = new[] { "GET", "POST", "PUT", "DELETE" }.ToDictionary(method => method, method => Start(method));
    }

    /// <summary>The functions as the stack has them.</summary>
    public StackFunctions Functions { get; }

    /// <summary>The table's database.</summary>
    public DynamoDbLocal Database { get; }

    /// <summary>Where the functions' AWS calls go.</summary>
    public AwsEndpoint Aws { get; }

    /// <summary>Holds the API key.</summary>
    public ParameterStore Parameters { get; }

    /// <summary>Name of the table.</summary>
    public string TableName { get; }

    /// <summary>Name of the API key's parameter.</summary>
    public string ParameterName { get; }

    /// <summary>Starts the system.</summary>
    public static async Task<TasksSystem> StartAsync()
    {
        var stack = SynthesizedStack.Of((app, settings) => new TasksStack(app, settings));
        var database = await DynamoDbLocal.StartAsync(stack);
        var parameters = new ParameterStore();
        var dynamoDb = new DynamoDb(database.Address);
        return new TasksSystem(stack, database, dynamoDb, await AwsEndpoint.StartAsync(parameters, dynamoDb), parameters);
    }

    /// <summary>The settings of the function that answers a method.</summary>
    public FunctionSettings SettingsOf(string method) => Functions.Of($"{method.ToLowerInvariant()}-handler");

    /// <summary>A function of its own beside the shared ones, for tests that change its environment or look into its output.</summary>
    /// <param name="method">The HTTP method that it answers.</param>
    /// <param name="concurrency">Most execution environments.</param>
    /// <param name="variables">Environment variables that differ from the stack's.</param>
    public LambdaFunction Start(string method, int concurrency = 4, params (string, string?)[] variables) =>
        new(SettingsOf(method).With(variables), Aws.Address, concurrency);

    /// <summary>A function of its own with another timeout and one execution environment.</summary>
    /// <param name="timeout">How long an invocation may take.</param>
    /// <param name="method">The HTTP method that it answers.</param>
    public LambdaFunction StartWithin(TimeSpan timeout, string method) =>
        new(SettingsOf(method) with { Timeout = timeout }, Aws.Address, concurrency: 1);

    /// <summary>Sends a request with the right key to the function that answers its method.</summary>
    public Task<ProxyResponse> SendAsync(ProxyEvent request) => SendAsync(functions[request.Method], request);

    /// <summary>Sends a request with the right key to a function.</summary>
    public static Task<ProxyResponse> SendAsync(LambdaFunction function, ProxyEvent request) =>
        SendAsIsAsync(function, request.Header("x-api-key", ApiKey));

    /// <summary>Sends a request to a function without adding a key.</summary>
    public static async Task<ProxyResponse> SendAsIsAsync(LambdaFunction function, ProxyEvent request) =>
        new(await function.InvokeAsync(request.ToJson()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(functions.Values.Select(function => function.DisposeAsync().AsTask()));
        await Aws.DisposeAsync();
        dynamoDb.Dispose();
        Database.Dispose();
    }
}
