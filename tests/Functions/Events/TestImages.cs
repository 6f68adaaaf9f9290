using System.Text.Json;
using Tap.Core;

namespace Tap.Tests.Functions.Events;

/// <summary>
/// Images made for the tests by <c>images.mjs</c>: <c>jpeg</c>, <c>png</c>, <c>webp</c>, <c>gif</c>, <c>small</c>, <c>turned</c>,
/// <c>bomb</c>.
/// </summary>
internal static class TestImages
{
    private static readonly Lazy<Task<JsonElement>> Made = new(MakeAsync);
    private static readonly Lazy<Task<string>> WorstMade = new(MakeWorstAsync);

    /// <summary>An image's file.</summary>
    public static async Task<byte[]> OfAsync(string name) => (await Made.Value).GetProperty(name).GetBytesFromBase64();

    /// <summary>The file of an image made by <c>worstImages.mjs</c>, among those that take most to decode.</summary>
    public static async Task<byte[]> WorstAsync(string file) => await File.ReadAllBytesAsync(Path.Combine(await WorstMade.Value, file));

    /// <summary>Width and height of a PNG, from its header.</summary>
    public static (int Width, int Height) SizeOfPng(byte[] png) => (BigEndian(png, 16), BigEndian(png, 20));

    private static int BigEndian(byte[] bytes, int offset) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));

    private static async Task<JsonElement> MakeAsync()
    {
        using var process = new NodeProcess(Path.Combine(ProjectFolder.Path, "tests", "Functions", "Events", "images.mjs"));
        return JsonDocument.Parse(await process.FirstLineAsync(TimeSpan.FromMinutes(1))).RootElement;
    }

    // In the temp folder of the tests, which is deleted after them.
    private static async Task<string> MakeWorstAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tap-images-").FullName;
        using var process = new NodeProcess(
            Path.Combine(ProjectFolder.Path, "tests", "Functions", "Events", "worstImages.mjs"), arguments: [folder]);
        await process.FirstLineAsync(TimeSpan.FromMinutes(3));
        return folder;
    }
}
