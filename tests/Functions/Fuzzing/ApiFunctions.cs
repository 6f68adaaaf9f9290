using Tap.Tests.Functions.Events;
using Tap.Tests.Functions.Gateway;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Tasks;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>Starts the systems of all functions behind an API, for the tests of what holds for every one of them.</summary>
[SetUpFixture]
public sealed class ApiFunctions
{
    private static readonly List<IAsyncDisposable> Systems = [];
    private static readonly List<Aws.AwsEndpoint> Endpoints = [];
    private static Dictionary<string, ApiFunction> functions = [];

    /// <summary>The folders of all functions behind an API.</summary>
    public static readonly IReadOnlyList<string> Packages =
        ["get-handler", "post-handler", "put-handler", "delete-handler", "gateway-handler", "notification-handler"];

    /// <summary>The <c>/tasks</c> system.</summary>
    public static TasksSystem Tasks { get; private set; } = null!;

    /// <summary>A function by its folder.</summary>
    public static ApiFunction Of(string package) => functions[package];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Tasks = await StartAsync<TasksSystem>();
        var gateway = await StartAsync<GatewaySystem>();
        var events = await StartAsync<EventsSystem>();
        functions = new[]
        {
            await TaskFunctionAsync("GET"), await TaskFunctionAsync("POST"), await TaskFunctionAsync("PUT"),
            await TaskFunctionAsync("DELETE"),
            Own("gateway-handler", gateway.Start(1),
                GatewaySystem.Post(new { operation = "create", attributes = new { name = "bolt" } }).Header(
                    "x-api-key", GatewaySystem.ApiKey)),
            new ApiFunction("notification-handler", events.NotificationHandler,
                new ProxyEvent("POST", "/notifications").Json(new { title = "Disk full" })),
        }.ToDictionary(function => function.Package);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        for (var last = Systems.Count - 1; last >= 0; last--)
            await Systems[last].DisposeAsync();
        Assert.That(Endpoints.SelectMany(endpoint => endpoint.Unexpected), Is.Empty, "AWS calls that the tests do not know");
    }

    private static async Task<TSystem> StartAsync<TSystem>()
        where TSystem : ISystem<TSystem>
    {
        var system = await TSystem.StartAsync();
        Systems.Add(system);
        Endpoints.Add(system.Aws);
        return system;
    }

    private static async Task<ApiFunction> TaskFunctionAsync(string method)
    {
        var session = new TaskSession();
        var request = session.Collection(method).Json(new { title = "Task" });
        if (method is "PUT" or "DELETE")
        {
            var created = await Tasks.SendAsync(session.Collection("POST").Json(new { title = "Task" }));
            request = session.One(method, created.Json.GetProperty("task_id").GetString()!).Json(new { title = "Task" });
        }

        return Own($"{method.ToLowerInvariant()}-handler", Tasks.Start(method, 1), request.Header("x-api-key", TasksSystem.ApiKey));
    }

    private static ApiFunction Own(string package, LambdaFunction function, ProxyEvent request)
    {
        Systems.Add(function);
        return new ApiFunction(package, function, request);
    }
}
