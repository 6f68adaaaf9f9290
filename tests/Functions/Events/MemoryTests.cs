using System.Text;
using System.Text.Json;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Memory;

namespace Tap.Tests.Functions.Events;

/// <summary>What the events functions take for the worst that may come in.</summary>
public sealed class MemoryTests
{
    private const int MaximumDataSize = 10_000_000;

    /// <summary>The inputs.</summary>
    public static IReadOnlyList<WorstInput> Inputs { get; } = WorstInput.AlsoInARow([.. Data(), .. Images(), .. Notifications()]);

    private static EventsSystem Events => EventsTests.System;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        for (var number = 0; number <= 100; number++)
            await Events.SendAsync(
                new ProxyEvent("POST", "/notifications").Json(new { title = $"{number}", message = LargeRequests.Text }));
    }

    [TestCaseSource(nameof(Inputs))]
    public Task A_quarter_of_the_memory_is_left(WorstInput input) =>
        PeakMemory.AssertAQuarterIsLeftAsync(input, Events.Start(input.Function));

    private static IEnumerable<WorstInput> Data()
    {
        var texts = new { items = new { type = "string" } };
        yield return Data("JSON of 10 MB, one record", "json", () => Filled("[[", "1,", "1]]", MaximumDataSize), texts, "invalid");
        yield return Data(
            "JSON of 64 KB, one record with 32,000 errors that list 2,400 values each", "json", () => Filled("[[", "1,", "1]]", 65_536),
            Choices(2_400), "invalid");
        yield return Data("JSON of 10 MB, 3,300,000 records", "json", () => Filled("[", "[],", "[]]", MaximumDataSize), texts, "valid");
        yield return Data("JSON of 10 MB, records with 700,000 different names", "json", () => Names("[{", "},{", "}]"),
            new { additionalProperties = false }, "invalid");
        yield return Data("JSON of 1 MB, one record with 70,000 names", "json", () => Names("[{", ",", "}]")[..980_000] + "\":1}]",
            new { additionalProperties = false }, "invalid");
        yield return Data("JSON, errors for more than 160 MB", "json", () => Filled("[[", "1,", "1]]", 65_536),
            new { allOf = Enumerable.Repeat(texts, 1_000) }, "too-complex");
        yield return Data("schema nested 30,000 deep", "json", () => "[1]",
            Raw(Repeat("{\"not\":", 30_000) + "{}" + new string('}', 30_000)), "too-complex");
        yield return Data("CSV of 10 MB, one row of commas", "csv", () => Filled("a\n", ",", "", MaximumDataSize), new { }, "invalid");
        yield return Data(
            "CSV of 10 MB, rows of 990,000 commas", "csv", () => Filled("a\n", new string(',', 990_000) + "\n", "", MaximumDataSize),
            new { }, "invalid");
        yield return Data("CSV of 10 MB, 2,000,000 rows", "csv", () => Filled("ж,b\r\n", "1,2\r\n", "", MaximumDataSize),
            new { additionalProperties = false }, "invalid");
    }

    private static IEnumerable<WorstInput> Images()
    {
        yield return Image("PNG of 19 MB, 65,535 x 250", "wide.png", "processed");
        yield return Image("PNG of 19 MB, 5,000 x 4,000, interlaced", "interlaced.png", "processed");
        yield return Image("JPEG of 8 MB, 5,000 x 4,000, progressive", "progressive.jpg", "processed");
        yield return Image("WebP of 13 MB, 3,872 x 3,872", "lossy.webp", "processed");
        yield return Image("WebP of 18 MB, 3,872 x 3,872, animated", "animated.webp", "too-complex");
        yield return Image("JPEG of 18 MB, 7,745 x 7,745, progressive, grey", "progressive-grey.jpg", "too-complex");
        yield return Image("PNG of 19 MB, 65,535 x 114, 16-bit RGBA", "deep-wide.png", "too-complex");
        yield return Image("PNG of 194 KB, 500,000 x 40", "500000.png", "too-many-pixels");
        yield return Image("PNG of 581 KB, 6,000,000 x 10", "6000000.png", "too-many-pixels");
        yield return Image("PNG, 65,536 x 40", "65536.png", "too-many-pixels");
    }

    private static IEnumerable<WorstInput> Notifications()
    {
        var collection = new ProxyEvent("POST", "/notifications");
        yield return Request(
            "a list of 100 notifications of 4,000 characters",
            collection with { Method = "GET", QueryParameters = [("limit", "100")] },
            200);
        yield return Request("a body of 6 MB", collection.Text(LargeRequests.TooLarge), 413);
        yield return Request("a body of 256 KB with 26,000 errors", collection.Text(LargeRequests.FullOfErrors), 400);
    }

    private static WorstInput Request(string name, ProxyEvent request, int status) => new("notification-handler", name, async function =>
    {
        var response = new ProxyResponse(await function.InvokeAsync(request.ToJson()));
        Assert.That(response.Status, Is.EqualTo(status), response.Body[..Math.Min(500, response.Body.Length)]);
    });

    private static WorstInput Image(string name, string file, string outcome) => new("image-processor", name, async function =>
        await HandleAsync(
            function, $"images/worst/{file}", await TestImages.WorstAsync(file), $"image-records/worst/{file}.json", outcome));

    private static WorstInput Data(
        string name, string extension, Func<string> content, object schema, string outcome) => new("data-validator", name, async function =>
    {
        var dataset = $"worst-{Math.Abs(name.GetHashCode(StringComparison.Ordinal))}";
        Events.S3.Put(Events.Bucket, $"schemas/{dataset}.json", schema as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(schema));
        await HandleAsync(function, $"data/{dataset}/input.{extension}", Encoding.UTF8.GetBytes(content()),
            $"reports/{dataset}/input.{extension}.json", outcome);
    });

    private static async Task HandleAsync(LambdaFunction function, string key, byte[] content, string recordKey, string outcome)
    {
        Events.S3.Put(Events.Bucket, key, content);
        await function.InvokeAsync(S3Events.Of(S3Events.Created(Events.Bucket, key)));
        Events.S3.Forget(Events.Bucket, key);
        var record = Events.Json(recordKey);
        var status = record.GetProperty("status").GetString();
        Assert.That(status == "rejected" ? record.GetProperty("reason").GetProperty("code").GetString() : status, Is.EqualTo(outcome),
            record.ToString()[..Math.Min(1_000, record.ToString().Length)]);
    }

    private static string Filled(string start, string part, string end, int size) =>
        start + Repeat(part, (size - start.Length - end.Length - 4) / part.Length) + end;

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static string Names(string start, string between, string end) =>
        start + string.Join(between, Enumerable.Range(0, 700_000).Select(number => $"\"{number:x}\":1")) + end;

    private static object Choices(int count) => new { items = new { @enum = Enumerable.Range(0, count).Select(number => $"k{number}") } };

    private static object Raw(string schema) => Encoding.UTF8.GetBytes(schema);
}
