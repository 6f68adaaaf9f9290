namespace Tap.Tests.Functions.Tasks;

/// <summary>Each function's role against the AWS calls that the function makes when a client uses all that it offers.</summary>
public sealed class LeastPrivilegeTests
{
    private RoleUsage roles = null!;

    [OneTimeSetUp]
    public async Task UseEverythingAsync()
    {
        // A system of its own: what other tests call must not count.
        await using var system = await TasksSystem.StartAsync();
        var session = new TaskSession();
        var create = session.Collection("POST").Json(new { title = "T" });
        var once = create.Header("Idempotency-Key", "once");
        var id = (await system.SendAsync(create)).Json.GetProperty("task_id").GetString()!;
        var put = session.One("PUT", id).Json(new { title = "U" });
        ProxyEvent[] requests =
        [
            once, once, once with { Body = """{"title":"V"}""" },
            session.Collection("GET"), session.Collection("GET").Query("status", "pending"), session.One("GET", id),
            session.Collection("GET").Query("task_id", id),
            put, put.Header("If-Match", "\"2\""), put.Header("If-Match", "\"1\""),
            session.One("DELETE", id).Header("If-Match", "\"1\""), session.One("DELETE", id), session.One("DELETE", id),
        ];
        List<int> statuses = [];
        foreach (var request in requests)
            statuses.Add((await system.SendAsync(request)).Status);
        Assert.That(statuses, Is.EqualTo(new[] { 201, 201, 409, 200, 200, 200, 200, 200, 200, 412, 412, 204, 404 }));
        roles = new RoleUsage(system.Aws.Calls, function => TasksTests.System.Functions.Of(function).Permissions);
    }

    [TestCase("get-handler")]
    [TestCase("post-handler")]
    [TestCase("put-handler")]
    [TestCase("delete-handler")]
    public void A_role_allows_every_call_of_its_function(string function) => Assert.That(roles.NotAllowed(function), Is.Empty);

    [TestCase("get-handler")]
    [TestCase("post-handler")]
    [TestCase("put-handler")]
    [TestCase("delete-handler")]
    public void A_role_allows_nothing_that_its_function_does_not_use(string function) =>
        Assert.That(roles.NotUsed(function), Is.Empty);
}
