using System.Text.Json;

namespace Tap.Tests.Functions.Processing;

public sealed class SubmissionTests
{
    private static readonly object[] Records = [new { type = "a", value = 1 }, new { type = "b" }, new { type = "a" }];

    private static ProcessingSystem System => ProcessingTests.System;

    [Test]
    public async Task A_submission_is_processed_and_can_be_read_with_its_result()
    {
        var id = await System.SubmitAsync(Records);
        var before = await System.GetAsync(id);
        await System.DeliverAsync(System.Event($"inbox/{id}.json"));
        var after = await System.GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.GetProperty("status").GetString(), Is.EqualTo("submitted"));
            Assert.That(before.TryGetProperty("result", out _), Is.False);
            Assert.That(after.GetProperty("status").GetString(), Is.EqualTo("processed"));
            Assert.That(
                after.GetProperty("history").EnumerateArray().Select(row => row.GetProperty("status").GetString()),
                Is.EqualTo(["submitted", "processed"]));
            Assert.That(after.GetProperty("result").GetProperty("record_count").GetInt32(), Is.EqualTo(3));
            Assert.That(System.S3.Keys(System.Bucket), Does.Contain($"results/{id}.json"));
        }
    }

    [Test]
    public async Task A_client_token_submits_once_and_refuses_other_records()
    {
        var token = Guid.NewGuid().ToString();
        Task<JsonElement> SubmitAsync(params object[] records) =>
            System.InvokeAsync(new { action = "submit", records, client_token = token });
        var first = await SubmitAsync(Records);
        var objects = System.S3.Keys(System.Bucket).Count;
        var again = await SubmitAsync(Records);
        var other = await SubmitAsync(new { type = "c" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.GetRawText(), Is.EqualTo(first.GetRawText()));
            Assert.That(other.GetProperty("problem").GetProperty("status").GetInt32(), Is.EqualTo(409));
            Assert.That(System.S3.Keys(System.Bucket), Has.Count.EqualTo(objects));
        }
    }

    [Test]
    public async Task The_list_has_every_submission_once_newest_first_over_all_its_pages()
    {
        List<string> submitted = [];
        for (var index = 0; index < 5; index++)
            submitted.Add(await System.SubmitAsync(new { type = "listed", index }));

        List<string> listed = [];
        string? cursor = null;
        do
        {
            object request = cursor is null ? new { action = "list", limit = 2 } : new { action = "list", limit = 2, cursor };
            var page = (await System.InvokeAsync(request)).GetProperty("answer");
            listed.AddRange(
                page.GetProperty("submissions").EnumerateArray().Select(submission => submission.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Is.Unique);
            Assert.That(listed.Where(submitted.Contains), Is.EqualTo(submitted.AsEnumerable().Reverse()));
        }
    }

    [TestCase("""{ "action": "submit", "records": [] }""", 400)]
    [TestCase("""{ "action": "submit", "records": [1, {}], "surprise": true }""", 400)]
    [TestCase("""{ "action": "get", "id": "none" }""", 400)]
    [TestCase("""{ "action": "get", "id": "019aa000-0000-7000-8000-000000000000" }""", 404)]
    [TestCase("""{ "action": "list", "limit": 101 }""", 400)]
    [TestCase("""{ "action": "list", "cursor": "made up" }""", 400)]
    [TestCase("""{ "action": "purge" }""", 400)]
    public async Task What_the_caller_did_wrong_is_an_answer_with_a_problem(string request, int status)
    {
        var result = await System.InvokeAsync(JsonSerializer.Deserialize<JsonElement>(request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.GetProperty("ok").GetBoolean(), Is.False);
            Assert.That(result.GetProperty("problem").GetProperty("status").GetInt32(), Is.EqualTo(status), result.GetRawText());
        }
    }
}
