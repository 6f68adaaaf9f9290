namespace Tap.Tests.Functions.Gateway;

/// <summary>The function's role against the AWS calls that the function makes when a client uses all that it offers.</summary>
public sealed class LeastPrivilegeTests
{
    private const string Function = "gateway-handler";

    private RoleUsage role = null!;

    [OneTimeSetUp]
    public async Task UseEverythingAsync()
    {
        // A system of its own: what other tests call must not count.
        await using var system = await GatewaySystem.StartAsync();
        var id = await system.CreateAsync(new { n = 1 });
        ProxyEvent[] requests =
        [
            GatewaySystem.Post(new { operation = "get", id }), GatewaySystem.Get(id),
            GatewaySystem.Post(new { operation = "update", id, version = 1, attributes = new { n = 2 } }),
            GatewaySystem.Post(new
            {
                operation = "query",
                id,
                conditions = new[] { new { attribute = "n", @operator = "eq", value = 2 } },
            }), GatewaySystem.Post(new { operation = "list" }),
            GatewaySystem.Post(new { operation = "create", id, attributes = new { } }), GatewaySystem.Post(new { operation = "none" }),
        ];
        List<int> statuses = [];
        foreach (var request in requests)
            statuses.Add((await system.SendAsync(request)).Status);
        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 200, 200, 409, 400 }));
        var allowed = system.Settings.Permissions;
        role = new RoleUsage(system.Aws.Calls, _ => allowed);
    }

    [Test]
    public void The_role_allows_every_call() => Assert.That(role.NotAllowed(Function), Is.Empty);

    [Test]
    public void The_role_allows_nothing_that_is_not_used() => Assert.That(role.NotUsed(Function), Is.Empty);
}
