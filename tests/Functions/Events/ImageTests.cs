using System.Text;

namespace Tap.Tests.Functions.Events;

public sealed class ImageTests
{
    private static EventsSystem Events => EventsTests.System;

    [TestCase("jpeg", 1200, 800, "128x85", "512x341")]
    [TestCase("png", 640, 320, "128x64", "512x256")]
    [TestCase("webp", 600, 900, "128x192", "512x768")]
    [TestCase("small", 60, 40, "60x40", "60x40")]
    [TestCase("turned", 800, 1200, "128x192", "512x768")]
    public async Task An_image_gets_its_dimensions_read_and_two_thumbnails(string image, int width, int height, params string[] thumbnails)
    {
        await Events.PutAsync($"images/sizes/{image}", await TestImages.OfAsync(image));

        var record = Events.Json($"image-records/sizes/{image}.json");
        var listed = record.GetProperty("thumbnails").EnumerateArray().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.GetProperty("status").GetString(), Is.EqualTo("processed"), record.ToString());
            Assert.That(
                (record.GetProperty("image").GetProperty("width").GetInt32(), record.GetProperty("image").GetProperty("height").GetInt32()),
                Is.EqualTo((width, height)));
            Assert.That(
                listed.Select(thumbnail => $"{thumbnail.GetProperty("width")}x{thumbnail.GetProperty("height")}"), Is.EqualTo(thumbnails));
            Assert.That(
                listed.Select(thumbnail => Events.S3.Find(Events.Bucket, thumbnail.GetProperty("key").GetString()!)?.Content.Length),
                Is.EqualTo(listed.Select(thumbnail => thumbnail.GetProperty("size").GetInt32())));
        }
    }

    [TestCase("jpeg", "image/jpeg", "\u00ff\u00d8\u00ff")]
    [TestCase("png", "image/png", "\u0089PNG")]
    [TestCase("webp", "image/webp", "RIFF")]
    public async Task A_thumbnail_is_an_image_in_the_format_of_the_original(string format, string contentType, string signature)
    {
        await Events.PutAsync($"images/formats/{format}", await TestImages.OfAsync(format));

        var thumbnail = Events.S3.Find(Events.Bucket, $"thumbnails/formats/{format}/128.{format}")!;
        Assert.That(thumbnail.ContentType, Is.EqualTo(contentType));
        Assert.That(Encoding.Latin1.GetString(thumbnail.Content), Does.StartWith(signature));
    }

    [Test]
    public async Task A_thumbnail_is_as_wide_as_its_record_says()
    {
        await Events.PutAsync("images/wide.png", await TestImages.OfAsync("png"));
        Assert.That(TestImages.SizeOfPng(Events.S3.Find(Events.Bucket, "thumbnails/wide.png/128.png")!.Content), Is.EqualTo((128, 64)));
    }

    [TestCase("bomb", "too-many-pixels")]
    [TestCase("gif", "unsupported-format")]
    public async Task An_image_that_must_not_be_decoded_is_refused(string image, string code) =>
        await RefusedAsync($"images/refused/{image}.png", await TestImages.OfAsync(image), code);

    [Test]
    public Task A_text_that_is_called_an_image_is_refused() =>
        RefusedAsync("images/refused/text.png", Encoding.UTF8.GetBytes("no image"), "unsupported-format");

    [Test]
    public async Task A_truncated_image_is_refused() =>
        await RefusedAsync("images/refused/half.jpg", (await TestImages.OfAsync("jpeg"))[..50_000], "damaged");

    [TestCase(0, "empty")]
    [TestCase(20_000_001, "too-large")]
    public Task A_file_of_a_size_that_no_image_has_is_refused(int size, string code) =>
        RefusedAsync($"images/refused/{size}.png", new byte[size], code);

    private static async Task RefusedAsync(string key, byte[] content, string code)
    {
        var messages = Events.Sqs.Messages(Events.Queue).Count;
        await Events.PutAsync(key, content);

        var name = key["images/".Length..];
        var record = Events.Json($"image-records/{name}.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (record.GetProperty("status").GetString(), record.GetProperty("reason").GetProperty("code").GetString()),
                Is.EqualTo(("rejected", code)),
                record.ToString());
            Assert.That(record.GetProperty("source").GetProperty("key").GetString(), Is.EqualTo(key));
            Assert.That(Events.S3.Keys(Events.Bucket), Has.None.StartsWith($"thumbnails/{name}/"));
            Assert.That(Events.Sqs.Messages(Events.Queue), Has.Count.EqualTo(messages), "a refusal is an answer, not a dead letter");
        }
    }
}
