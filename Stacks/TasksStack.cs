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
/// The <c>tasks</c> system: a REST API at <c>/tasks</c> whose four methods invoke four functions in private subnets, over one table.
/// </summary>
public sealed class TasksStack : TapStack
{
    private const string Schema = "functions/tasks/task.schema.json";

    private readonly Network network;
    private readonly FunctionSecurityGroup securityGroup;
    private readonly PackageBucket packages;
    private readonly KeyValueTable table;
    private readonly ApiKeyParameter apiKey;

    /// <summary>Describes the stack to the app.</summary>
    public static StackDefinition Definition { get; } = new("tasks", (scope, settings) => new TasksStack(scope, settings));

    /// <summary>Creates the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The deployment's settings.</param>
    public TasksStack(Construct scope, Settings settings)
        : base(scope, Definition.Name, settings)
    {
        network = new Network(this, "network", new NetworkProps { Name = "tasks" });
        network.EnsureReach("ssm");
        securityGroup = new FunctionSecurityGroup(
            this, "function-security-group", new FunctionSecurityGroupProps { Network = network, Name = "functions" });
        packages = new PackageBucket(this, "packages", new PackageBucketProps { Name = "lambda-deploy" });
        apiKey = new ApiKeyParameter(this, "api-key", new ApiKeyParameterProps { Name = "api-key" });
        table = new KeyValueTable(this, "table", new KeyValueTableProps
        {
            Name = "sessions",
            PartitionKey = new TableKey("session_id"),
            SortKey = new TableKey("task_id"),
            TimeToLiveAttribute = "expires_at",
        });

        var get = Handler("get-handler", "Reads a task, or lists those of a session", "dynamodb:GetItem", "dynamodb:Query");
        var post = Handler("post-handler", "Creates a task", "dynamodb:PutItem", "dynamodb:GetItem");
        var put = Handler("put-handler", "Replaces a task", "dynamodb:UpdateItem");
        var delete = Handler("delete-handler", "Deletes a task", "dynamodb:DeleteItem");
        var api = new RestService(this, "api", new RestServiceProps
        {
            Name = "api",
            Description = "Tasks of sessions",
            Routes = Routes(get, post, put, delete),
            // Anybody can reach the functions, which check the API key. Nine methods allow 450 requests a second and bursts of 900, a small
            // part of the account's limits, so that callers without a key cannot block its other APIs.
            Throttling = new Throttling { RateLimit = 50, BurstLimit = 100 },
        });

        Watch(api, [get, post, put, delete]);
        Output("vpc-id", "Id of the VPC", network.VpcId);
        Output("api-gateway-url", "URL of /tasks", api.UrlOf("/tasks"));
        Output("dynamodb-table-name", "Name of the table", table.Name);
        Output("s3-bucket-name", "Name of the bucket with the functions' packages", packages.Bucket.Name);
        foreach (var function in new[] { get, post, put, delete })
            Output($"{function.ConstructId}-name", $"Name of the function {function.ConstructId}", function.Function.FunctionName);
    }

    private NodeFunction Handler(string name, string description, params string[] tableActions)
    {
        var function = new NodeFunction(this, name, new NodeFunctionProps
        {
            Name = name,
            Description = description,
            Code = FunctionBundler.Package($"tasks/{name}"),
            Packages = packages,
            Network = network,
            SecurityGroup = securityGroup,
            Environment = new Dictionary<string, string>
            {
                ["DYNAMODB_TABLE"] = table.Name,
                ["API_KEY_PARAMETER"] = apiKey.Parameter.Name,
            },
        });
        table.Grant(function, tableActions);
        apiKey.GrantRead(function);
        return function;
    }

    private void Watch(RestService api, IReadOnlyList<NodeFunction> functions)
    {
        var monitoring = new MonitoringFacade(this, "monitoring");
        monitoring.Watch(api);
        foreach (var function in functions)
            monitoring.Watch(function);
        monitoring.Watch(table);
    }

    private static Dictionary<string, Route> Routes(NodeFunction get, NodeFunction post, NodeFunction put, NodeFunction delete)
    {
        var body = BodySchema.FromFile("Task", Schema);
        var open = RouteAuthorization.Open("Callers have an API key instead of AWS credentials; the function asks for it in x-api-key.");
        Route To(NodeFunction function, BodySchema? schema = null) => new FunctionRoute(function) { Authorization = open, Body = schema };
        return new Dictionary<string, Route>
        {
            ["GET /tasks"] = To(get),
            ["POST /tasks"] = To(post, body),
            ["PUT /tasks"] = To(put, body),
            ["DELETE /tasks"] = To(delete),
            ["GET /tasks/{task_id}"] = To(get),
            ["PUT /tasks/{task_id}"] = To(put, body),
            ["DELETE /tasks/{task_id}"] = To(delete),
        };
    }
}
