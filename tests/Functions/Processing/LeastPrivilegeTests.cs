using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Processing;

/// <summary>Each function's role against the AWS calls that the function makes when everything it offers is used.</summary>
public sealed class LeastPrivilegeTests
{
    private RoleUsage roles = null!;

    [OneTimeSetUp]
    public async Task UseEverythingAsync()
    {
        // A system of its own: what other tests call must not count.
        await using var system = await ProcessingSystem.StartAsync();
        var submit = new { action = "submit", records = new[] { new { type = "a" } }, client_token = "once" };
        var id = (await system.InvokeAsync(submit)).GetProperty("answer").GetProperty("id").GetString()!;
        await system.InvokeAsync(submit);
        var created = system.Event($"inbox/{id}.json");
        await system.DeliverAsync(created);
        await system.DeliverAsync(created);
        Assert.That(
            () => system.DeliverAsync(system.Event(system.PutInInbox($"{Guid.CreateVersion7()}.json", "poison"))),
            Throws.TypeOf<FunctionException>());
        Assert.That((await system.GetAsync(id)).TryGetProperty("result", out _), Is.True);
        await system.InvokeAsync(new { action = "list" });
        roles = new RoleUsage(system.Aws.Calls, function => ProcessingTests.System.Functions.Of(function).Permissions);
    }

    [TestCase("api-handler")]
    [TestCase("processor")]
    public void A_role_allows_every_call_of_its_function(string function) => Assert.That(roles.NotAllowed(function), Is.Empty);

    // Lambda itself sends to the dead-letter queue, with the function's role.
    [TestCase("api-handler")]
    [TestCase("processor")]
    public void A_role_allows_nothing_that_its_function_does_not_use_but_to_send_to_the_dead_letter_queue(string function) =>
        Assert.That(
            roles.NotUsed(function),
            Is.EqualTo([new AwsPermission("sqs:SendMessage", AwsPermission.ArnOf("sqs", "trainr963-dev-sqs-processing-dlq-production"))]));
}
