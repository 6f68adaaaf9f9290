using System.Text.Json;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Events;

/// <summary>What S3 and Lambda do to events: keys encoded or not, batches, redelivery, objects that are gone.</summary>
public sealed class DeliveryTests
{
    private static EventsSystem Events => EventsTests.System;

    [TestCase("with space.json")]
    [TestCase("a+b.json")]
    [TestCase("grün 日本.json")]
    [TestCase("100%.json")]
    [TestCase("50%25.json")]
    [TestCase("a&b=c?d#e.json")]
    [TestCase("deep/er/'quoted'.json")]
    public async Task A_key_is_found_whether_it_comes_encoded_or_not(string name)
    {
        foreach (var folder in new[] { "encoded", "raw" })
            Events.S3.Put(Events.Bucket, $"data/{folder}/{name}", "{}"u8.ToArray());
        await Events.DeliverAsync(
            S3Events.Created(Events.Bucket, $"data/encoded/{name}"), new S3EventRecord(Events.Bucket, $"data/raw/{name}"));

        Assert.That(
            new[] { "encoded", "raw" }.Select(
                folder => Events.Json($"reports/{folder}/{name}.json").GetProperty("source").GetProperty("key").GetString()),
            Is.EqualTo([$"data/encoded/{name}", $"data/raw/{name}"]));
    }

    [TestCase("somebody-elses-bucket", "data/x.json", "ObjectCreated:Put")]
    [TestCase(null, "elsewhere/x.json", "ObjectCreated:Put")]
    [TestCase(null, "data/x.json", "ObjectRestore:Completed")]
    [TestCase(null, "data/x.json", null)]
    public async Task A_record_that_no_retry_can_mend_goes_to_the_dead_letters_and_the_others_are_handled(
        string? bucket, string key, string? name)
    {
        var before = Events.Sqs.Messages(Events.Queue).Count;
        var good = $"data/good-{Guid.NewGuid()}.json";
        var bad = new S3EventRecord(bucket ?? Events.Bucket, key, name!);
        Events.S3.Put(Events.Bucket, good, "{}"u8.ToArray());

        await Events.DataValidator.InvokeAsync(S3Events.Of(bad, S3Events.Created(Events.Bucket, good)));

        var letter = JsonDocument.Parse(Events.Sqs.Messages(Events.Queue).Skip(before).Single()).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(letter.GetProperty("reason").GetString(), Is.Not.Empty);
            Assert.That(
                letter.GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString(), Is.EqualTo(key));
            Assert.That(Report(good), Is.EqualTo("valid"));
        }
    }

    [TestCase("""{"Records":1}""")]
    [TestCase("""{"Records":{"0":{}}}""")]
    [TestCase("""{"detail-type":"Object Created"}""")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    public async Task An_event_that_is_none_of_S3_goes_to_the_dead_letters_without_a_retry(string sent)
    {
        var before = Events.Sqs.Messages(Events.Queue).Count;

        await Events.DataValidator.InvokeAsync(sent);

        var letter = JsonDocument.Parse(Events.Sqs.Messages(Events.Queue).Skip(before).Single()).RootElement;
        Assert.That(
            (letter.GetProperty("event").GetRawText(), letter.GetProperty("reason").GetString()),
            Is.EqualTo((sent, "The event has no list of Records; only event notifications of S3 are handled.")));
    }

    [Test]
    public async Task Records_that_are_no_records_go_to_the_dead_letters_one_by_one()
    {
        var before = Events.Sqs.Messages(Events.Queue).Count;

        await Events.DataValidator.InvokeAsync("""{"Records":[1,null,{"s3":"text"}]}""");

        Assert.That(
            Events.Sqs.Messages(Events.Queue)
                .Skip(before)
                .Select(letter => JsonDocument.Parse(letter).RootElement.GetProperty("Records").GetRawText()),
            Is.EqualTo(new[] { "[1]", "[null]", """[{"s3":"text"}]""" }));
    }

    [Test]
    public async Task When_a_record_fails_the_others_are_handled_and_Lambda_is_told_to_retry()
    {
        string[] keys = ["data/failing.json", "data/after-it.json"];
        foreach (var key in keys)
            Events.S3.Put(Events.Bucket, key, "{}"u8.ToArray());
        var records = keys.Select(key => S3Events.Created(Events.Bucket, key)).ToArray();

        // As often as the SDK tries.
        using (Events.Aws.Inject("s3:GetObject", Faults.InternalError, times: 3))
            Assert.That(
                async () => await Events.DeliverAsync(records),
                Throws.TypeOf<FunctionException>().With.Message.Contains("1 of 2 records failed").And.Message.Contains(
                    "data/failing.json"));
        Assert.That(
            Events.S3.Keys(Events.Bucket), Has.None.EqualTo("reports/failing.json.json").And.One.EqualTo("reports/after-it.json.json"));

        await Events.DeliverAsync(records);
        Assert.That(keys.Select(Report), Is.All.EqualTo("valid"), "the retry mends it");
    }

    [Test]
    public async Task A_record_that_no_retry_can_mend_is_one_dead_letter_however_often_those_beside_it_fail()
    {
        var before = Events.Sqs.Messages(Events.Queue).Count;
        const string key = "data/fails-twice.json";
        Events.S3.Put(Events.Bucket, key, "{}"u8.ToArray());
        S3EventRecord[] records = [new S3EventRecord("somebody-elses-bucket", "data/x.json"), S3Events.Created(Events.Bucket, key)];

        for (var attempt = 1; attempt <= 2; attempt++)
            using (Events.Aws.Inject("s3:GetObject", Faults.InternalError, times: 3))
                Assert.That(async () => await Events.DeliverAsync(records[1], records[0]), Throws.TypeOf<FunctionException>());
        var whileFailing = Events.Sqs.Messages(Events.Queue).Count;
        await Events.DeliverAsync(records[1], records[0]);

        Assert.That((whileFailing - before, Events.Sqs.Messages(Events.Queue).Count - before), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Redelivery_writes_the_same_bytes()
    {
        var key = "images/again.jpg";
        await Events.PutAsync(key, await TestImages.OfAsync("jpeg"));
        string[] outputs = ["image-records/again.jpg.json", "thumbnails/again.jpg/128.jpeg", "thumbnails/again.jpg/512.jpeg"];
        var first = outputs.Select(Written).ToList();

        await Events.DeliverAsync(S3Events.Created(Events.Bucket, key), S3Events.Created(Events.Bucket, key));

        var second = outputs.Select(Written).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Select(written => written.VersionId), Is.Not.EqualTo(first.Select(written => written.VersionId)),
                "they were written again");
            Assert.That(second.Select(written => written.EntityTag), Is.EqualTo(first.Select(written => written.EntityTag)));
        }
    }

    [TestCase("data/deleted-meanwhile.json")]
    [TestCase("images/deleted-meanwhile.png")]
    public async Task An_object_that_is_gone_is_skipped(string key)
    {
        var before = (Events.S3.Keys(Events.Bucket).Count, Events.Sqs.Messages(Events.Queue).Count);
        await Events.DeliverAsync(S3Events.Created(Events.Bucket, key));
        Assert.That((Events.S3.Keys(Events.Bucket).Count, Events.Sqs.Messages(Events.Queue).Count), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_written_invokes_nothing()
    {
        await Events.PutAsync("images/data/loop.png", await TestImages.OfAsync("small"));
        await Events.PutAsync("data/images/loop.json", "{}");
        var outputs = Events.S3.Keys(Events.Bucket)
            .Where(key => key.Contains("/loop.", StringComparison.Ordinal))
            .Except(["images/data/loop.png", "data/images/loop.json"])
            .ToList();
        Assert.That(outputs, Has.Count.EqualTo(4).And.None.StartsWith("images/").And.None.StartsWith("data/"));
    }

    [Test]
    public async Task The_event_that_tells_of_new_notifications_is_no_failure_and_no_dead_letter()
    {
        var before = Events.Sqs.Messages(Events.Queue).Count;
        await Events.ImageProcessor.InvokeAsync("""{"Service":"Amazon S3","Event":"s3:TestEvent"}""");
        Assert.That(Events.Sqs.Messages(Events.Queue), Has.Count.EqualTo(before));
    }

    private static string? Report(string key) => Events.Json($"reports/{key["data/".Length..]}.json").GetProperty("status").GetString();

    private static S3StoredObject Written(string key) => Events.S3.Find(Events.Bucket, key)!;
}
