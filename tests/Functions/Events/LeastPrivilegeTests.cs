namespace Tap.Tests.Functions.Events;

/// <summary>Each function's role against the AWS calls that the function makes for all that can come in.</summary>
public sealed class LeastPrivilegeTests
{
    private RoleUsage roles = null!;

    [OneTimeSetUp]
    public async Task UseEverythingAsync()
    {
        // A system of its own: what other tests call must not count.
        await using var system = await EventsSystem.StartAsync();
        system.S3.Put(system.Bucket, "schemas/orders.json", "{}"u8.ToArray());
        await system.PutAsync("images/a.png", await TestImages.OfAsync("small"));
        await system.PutAsync("data/orders/a.csv", "id\n1\n");
        foreach (var prefix in new[] { "images", "data" })
        {
            await system.DeliverAsync(S3Events.Created(system.Bucket, $"{prefix}/gone"));
            await system.DeliverAsync(new S3EventRecord(system.Bucket, $"{prefix}/restored", "ObjectRestore:Completed"));
        }

        await system.DeleteAsync("images/a.png");
        await system.DeleteAsync("data/orders/a.csv");

        var collection = new ProxyEvent("GET", "/notifications");
        var created = await system.SendAsync((collection with { Method = "POST" }).Json(new { title = "T" }));
        await system.SendAsync((collection with { Method = "POST" }).Header("Idempotency-Key", "once").Json(new { title = "T" }));
        await system.SendAsync((collection with { Method = "POST" }).Header("Idempotency-Key", "once").Json(new { title = "T" }));
        await system.SendAsync(collection);
        await system.SendAsync(collection.Query("notification_id", created.Json.GetProperty("notification_id").GetString()!));
        roles = new RoleUsage(system.Aws.Calls, function => EventsTests.System.Functions.Of(function).Permissions);
    }

    [TestCase("image-processor")]
    [TestCase("data-validator")]
    [TestCase("notification-handler")]
    public void A_role_allows_every_call_of_its_function(string function) => Assert.That(roles.NotAllowed(function), Is.Empty);

    [TestCase("image-processor")]
    [TestCase("data-validator")]
    [TestCase("notification-handler")]
    public void A_role_allows_nothing_that_its_function_does_not_use(string function) =>
        Assert.That(roles.NotUsed(function), Is.Empty);
}
