using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Events;

/// <summary>What was made of an object goes when the object does, or when it becomes another.</summary>
public sealed class RemovalTests
{
    private static EventsSystem Events => EventsTests.System;

    [Test]
    public async Task A_deleted_image_takes_its_thumbnails_and_record_with_it()
    {
        await Events.PutAsync("images/gone/a b+c.png", await TestImages.OfAsync("png"));
        await Events.PutAsync("images/gone/stays.png", await TestImages.OfAsync("png"));
        await Events.DeleteAsync("images/gone/a b+c.png");
        Assert.That(
            MadeOf("gone"), Is.EqualTo(
                new[] { "image-records/gone/stays.png.json", "thumbnails/gone/stays.png/128.png", "thumbnails/gone/stays.png/512.png" }));
    }

    [Test]
    public async Task Deleted_data_takes_its_report_with_it()
    {
        await Events.PutAsync("data/gone-data/x.json", "{}");
        await Events.DeleteAsync("data/gone-data/x.json");
        Assert.That(MadeOf("gone-data"), Is.Empty);
    }

    [Test]
    public async Task An_image_of_another_format_takes_the_thumbnails_of_the_first()
    {
        await Events.PutAsync("images/format/a", await TestImages.OfAsync("png"));
        await Events.PutAsync("images/format/a", await TestImages.OfAsync("jpeg"));
        Assert.That(
            MadeOf("format"),
            Is.EqualTo(new[] { "image-records/format/a.json", "thumbnails/format/a/128.jpeg", "thumbnails/format/a/512.jpeg" }));
    }

    [Test]
    public async Task An_image_that_is_refused_now_keeps_its_record_and_no_thumbnails()
    {
        await Events.PutAsync("images/refused-now/a.png", await TestImages.OfAsync("png"));
        await Events.PutAsync("images/refused-now/a.png", "no image");
        Assert.That(MadeOf("refused-now"), Is.EqualTo(new[] { "image-records/refused-now/a.png.json" }));
        Assert.That(Events.Json("image-records/refused-now/a.png.json").GetProperty("status").GetString(), Is.EqualTo("rejected"));
    }

    [TestCase("ObjectRemoved:Delete")]
    [TestCase("ObjectRemoved:DeleteMarkerCreated")]
    public async Task A_removal_that_comes_after_the_object_is_there_again_removes_nothing(string name)
    {
        await Events.PutAsync("images/again/a.png", await TestImages.OfAsync("png"));
        var before = MadeOf("again").Select(Version).ToList();
        await Events.DeliverAsync(new S3EventRecord(Events.Bucket, "images/again/a.png", name));
        Assert.That(MadeOf("again").Select(Version), Is.EqualTo(before).And.Exactly(3).Items);
    }

    [Test]
    public async Task A_creation_that_comes_after_the_removal_makes_nothing()
    {
        await Events.PutAsync("images/late/a.png", await TestImages.OfAsync("png"));
        Events.S3.Delete(Events.Bucket, "images/late/a.png");
        await Events.DeliverAsync(S3Events.Removed(Events.Bucket, "images/late/a.png"));
        await Events.DeliverAsync(S3Events.Created(Events.Bucket, "images/late/a.png"));
        Assert.That(MadeOf("late"), Is.Empty);
    }

    [Test]
    public async Task An_object_that_is_deleted_while_it_is_handled_leaves_nothing()
    {
        const string key = "data/meanwhile/x.json";
        Events.S3.Put(Events.Bucket, key, "{}"u8.ToArray());
        using (Events.Aws.Inject("s3:PutObject", Around(() => Events.S3.Delete(Events.Bucket, key)), times: 1))
            await Events.DeliverAsync(S3Events.Created(Events.Bucket, key));
        Assert.That(MadeOf("meanwhile"), Is.Empty);
    }

    [Test]
    public async Task An_object_that_comes_back_while_its_outputs_are_removed_has_them_again()
    {
        const string key = "data/back/x.json";
        await Events.PutAsync(key, "{}");
        Events.S3.Delete(Events.Bucket, key);
        using (Events.Aws.Inject("s3:DeleteObject", Around(() => Events.S3.Put(Events.Bucket, key, "[]"u8.ToArray())), times: 1))
            await Events.DeliverAsync(S3Events.Removed(Events.Bucket, key));
        Assert.That(Events.Json("reports/back/x.json.json").GetProperty("records").GetProperty("total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Removing_again_leaves_no_further_delete_markers()
    {
        await Events.PutAsync("images/twice/a.png", await TestImages.OfAsync("png"));
        await Events.DeleteAsync("images/twice/a.png");
        var versions = Versions();
        await Events.DeliverAsync(S3Events.Removed(Events.Bucket, "images/twice/a.png"));
        Assert.That(Versions(), Is.EqualTo(versions).And.EqualTo(2), "the thumbnail, and one delete marker");

        static int Versions() => Events.S3.Versions(Events.Bucket, "thumbnails/twice/a.png/128.png").Count;
    }

    private static IReadOnlyList<string> MadeOf(string folder) => [.. Events.S3.Keys(Events.Bucket)
        .Where(key => key.Contains($"s/{folder}/", StringComparison.Ordinal) && !key.StartsWith("images/", StringComparison.Ordinal))];

    private static string Version(string key) => Events.S3.Find(Events.Bucket, key)!.VersionId;

    // Something happens to the object before the call takes place.
    private static Fault Around(Action meanwhile) => (_, proceed) =>
    {
        meanwhile();
        return proceed();
    };
}
