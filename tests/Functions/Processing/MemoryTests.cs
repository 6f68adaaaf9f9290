using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Memory;

namespace Tap.Tests.Functions.Processing;

/// <summary>
/// What the processing functions take for the worst that may come in: the smallest values of JSON, which take most as objects.
/// </summary>
public sealed class MemoryTests
{
    private const int MaximumPayload = 6 * 1024 * 1024;
    private const int MaximumObject = 10 * 1024 * 1024;

    // Some bytes below the limit of a record.
    private const int RecordSize = 990_000;

    /// <summary>The inputs.</summary>
    public static IReadOnlyList<WorstInput> Inputs { get; } = WorstInput.AlsoInARow(
    [
        Submit("6 MB, records of 330,000 empty objects", () => Records(MaximumPayload, RecordSize, "{}"), isTaken: true),
        Submit("6 MB, 63,000 records of 32 empty objects", () => Records(MaximumPayload, 100, "{}"), isTaken: true),
        Submit("6 MB, one record", () => Records(MaximumPayload, MaximumPayload, "{}"), isTaken: false),
        Process("10 MB, records of 330,000 empty objects", () => Records(MaximumObject, RecordSize, "{}"), isTaken: true),
        Process("10 MB, records of 330,000 empty lists", () => Records(MaximumObject, RecordSize, "[]"), isTaken: true),
        Process("10 MB, records with 800,000 different names", () => Named(MaximumObject), isTaken: true),
        Process("10 MB, one record", () => Records(MaximumObject, MaximumObject, "{}"), isTaken: false),
    ]);

    private static ProcessingSystem System => ProcessingTests.System;

    [TestCaseSource(nameof(Inputs))]
    public Task A_quarter_of_the_memory_is_left(WorstInput input) =>
        PeakMemory.AssertAQuarterIsLeftAsync(input, System.Start(input.Function));

    private static WorstInput Submit(string name, Func<string> records, bool isTaken) => new("api-handler", name, async function =>
    {
        var result = await function.InvokeAsync($$"""{"action":"submit","records":{{records()}}}""");
        Assert.That(result.GetProperty("ok").GetBoolean(), Is.EqualTo(isTaken), result.GetRawText());
        if (isTaken)
            System.S3.Forget(System.Bucket, $"inbox/{result.GetProperty("answer").GetProperty("id").GetString()}.json");
    });

    private static WorstInput Process(string name, Func<string> records, bool isTaken) => new("processor", name, async function =>
    {
        var id = Guid.CreateVersion7().ToString();
        var canonical = records();
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var key = System.PutInInbox($"{id}.json", $$"""{"checksum":"{{checksum}}","id":"{{id}}","records":{{canonical}}}""");
        var payload = JsonSerializer.Serialize(System.Event(key));

        if (isTaken)
            await function.InvokeAsync(payload);
        else
            Assert.That(() => function.InvokeAsync(payload), Throws.TypeOf<FunctionException>().With.Message.Contains("1000000 bytes"));
        System.S3.Forget(System.Bucket, key);
    });

    // In canonical form. The rest of the size is for what is around the records.
    private static string Records(int size, int recordSize, string value)
    {
        var count = Math.Max(1, (size - 1_000) / recordSize);
        var record =
            $$"""{"a":[{{string.Join(',', Enumerable.Repeat(value, (Math.Min(recordSize, size - 1_000) - 10) / (value.Length + 1)))}}]}""";
        return $"[{string.Join(',', Enumerable.Repeat(record, count))}]";
    }

    private static string Named(int size)
    {
        var names = Enumerable.Range(0, (size - 2_000) / 13).Select(number => $"\"k{number:d7}\":1");
        return $"[{string.Join(',', names.Chunk(60_000).Select(chunk => $"{{{string.Join(',', chunk)}}}"))}]";
    }
}
