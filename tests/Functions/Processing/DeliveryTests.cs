using System.Text.Json;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Processing;

public sealed class DeliveryTests
{
    private const string TooLarge = "(too large)";

    private static ProcessingSystem System => ProcessingTests.System;

    [Test]
    public async Task Delivering_an_event_again_changes_nothing()
    {
        var id = await System.SubmitAsync(new { type = "a" }, new { type = "b" });
        var processed = System.Event($"inbox/{id}.json");
        await System.DeliverAsync(processed);
        var before = await System.StoredAsync();
        await System.DeliverAsync(processed);
        await System.DeliverAsync(processed);

        Assert.That(await System.StoredAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Delivering_a_rejected_event_again_fails_again_and_changes_nothing()
    {
        var poison = System.Event(System.PutInInbox($"{Guid.CreateVersion7()}.json", "no JSON"));
        Assert.That(() => System.DeliverAsync(poison), Throws.TypeOf<FunctionException>());
        var before = await System.StoredAsync();
        Assert.That(() => System.DeliverAsync(poison), Throws.TypeOf<FunctionException>());

        Assert.That(await System.StoredAsync(), Is.EqualTo(before));
    }

    [TestCase(2099, 2100)]
    [TestCase(2100, 2099)]
    public async Task Two_events_of_a_submission_at_once_give_one_row_in_its_history(int first, int second)
    {
        var id = await System.SubmitAsync(new { type = "a" });
        await using var processor = System.Start("processor");
        // The second event is handled from start to end between the first one's look at the history and its own row there.
        using (System.Aws.Inject("dynamodb:PutItem", async (_, proceed) =>
        {
            await System.DeliverAsync(System.EventOf(second, $"inbox/{id}.json"));
            await proceed();
        }, times: 1))
            await processor.InvokeAsync(JsonSerializer.Serialize(System.EventOf(first, $"inbox/{id}.json")));

        Assert.That(
            (await System.GetAsync(id)).GetProperty("history").EnumerateArray().Select(row => row.GetProperty("status").GetString()),
            Is.EqualTo(["submitted", "processed"]));
    }

    [TestCase(2099, 2100)]
    [TestCase(2100, 2099)]
    public async Task Two_events_of_a_bad_submission_give_one_row_in_its_history(int first, int second)
    {
        var id = Guid.CreateVersion7().ToString();
        var key = System.PutInInbox($"{id}.json", "no JSON");
        foreach (var year in new[] { first, second })
            Assert.That(() => System.DeliverAsync(System.EventOf(year, key)), Throws.TypeOf<FunctionException>());

        Assert.That((await System.GetAsync(id)).GetProperty("history").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("no JSON", "JSON")]
    [TestCase("""{ "records": [{}] }""", "required")]
    [TestCase(
        """{ "id": "(id)", "records": [{}], "checksum": "0000000000000000000000000000000000000000000000000000000000000000" }""",
        "checksum")]
    [TestCase(TooLarge, "10485760")]
    public async Task Poison_is_rejected_with_its_reason_and_fails_the_invocation_so_that_Lambda_keeps_the_event(
        string content, string reason)
    {
        var id = Guid.CreateVersion7().ToString();
        var key = System.PutInInbox(
            $"{id}.json",
            content == TooLarge ? new string(' ', 10 * 1024 * 1024 + 1) : content.Replace("(id)", id, StringComparison.Ordinal));

        Assert.That(() => System.DeliverAsync(System.Event(key)), Throws.TypeOf<FunctionException>().With.Message.Contains(key));
        var last = (await System.GetAsync(id)).GetProperty("history").EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(last.GetProperty("status").GetString(), Is.EqualTo("rejected"));
            Assert.That(last.GetProperty("reason").GetString(), Does.Contain(reason));
            Assert.That(System.S3.Keys(System.Bucket), Does.Not.Contain($"results/{id}.json"));
        }
    }

    [Test]
    public async Task A_bad_record_fails_the_event_by_name_after_the_good_ones_beside_it_are_processed()
    {
        var first = await System.SubmitAsync(new { type = "first" });
        var last = await System.SubmitAsync(new { type = "last" });
        var bad = System.PutInInbox("not a submission.json", "{}");

        Assert.That(
            () => System.DeliverAsync(System.Event($"inbox/{first}.json", bad, $"inbox/{last}.json")),
            Throws.TypeOf<FunctionException>().With.Message.Contains("1 of 3").And.Message.Contains(bad));
        Assert.That(
            new[] { await System.GetAsync(first), await System.GetAsync(last) }.Select(
                submission => submission.GetProperty("status").GetString()),
            Is.All.EqualTo("processed"));
    }

    [Test]
    public async Task What_is_no_new_object_in_the_inbox_is_left_alone()
    {
        System.S3.Put(System.Bucket, "elsewhere/a.json", "{}"u8.ToArray());
        var before = await System.StoredAsync();
        await System.DeliverAsync(System.Event("elsewhere/a.json"));
        await System.DeliverAsync(new { Service = "Amazon S3", Event = "s3:TestEvent", System.Bucket });

        Assert.That(await System.StoredAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_event_that_failed_with_AWS_succeeds_when_it_comes_again()
    {
        var id = await System.SubmitAsync(new { type = "a" });
        var created = System.Event($"inbox/{id}.json");
        using (System.Aws.Inject("dynamodb:PutItem", Faults.Refusal("AccessDeniedException", "not allowed")))
            Assert.That(() => System.DeliverAsync(created), Throws.TypeOf<FunctionException>());
        Assert.That((await System.GetAsync(id)).GetProperty("status").GetString(), Is.EqualTo("submitted"));
        await System.DeliverAsync(created);

        Assert.That((await System.GetAsync(id)).GetProperty("status").GetString(), Is.EqualTo("processed"));
    }

    [Test]
    public async Task Other_content_under_the_id_of_a_processed_submission_does_not_replace_its_result()
    {
        var id = await System.SubmitAsync(new { type = "a" });
        await System.DeliverAsync(System.Event($"inbox/{id}.json"));
        var result = JsonSerializer.Serialize(await System.GetAsync(id));
        System.PutInInbox($"{id}.json", "{}");

        Assert.That(() => System.DeliverAsync(System.Event($"inbox/{id}.json")), Throws.TypeOf<FunctionException>());
        Assert.That(
            (await System.GetAsync(id)).GetProperty("result").GetRawText(),
            Is.EqualTo(JsonDocument.Parse(result).RootElement.GetProperty("result").GetRawText()));
    }
}
