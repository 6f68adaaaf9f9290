using System.Text.Json;
using Tap.Compute;

namespace Tap.Tests.Functions.Events;

/// <summary>Images made for the tests by <c>images.mjs</c>: <c>jpeg</c>, <c>png</c>, <c>webp</c>, <c>gif</c>, <c>small</c>, <c>turned</c>, <c>bomb</c>.</summary>
internal static class TestImages
{
    private static readonly Lazy<Task<JsonElement>> Made = new(MakeAsync);

    /// <summary>An image's file.</summary>
    public static async Task<byte[]> OfAsync(string name) => (await Made.Value).GetProperty(name).GetBytesFromBase64();

    /// <summary>Width and height of a PNG, from its header.</summary>
    public static (int Width, int Height) SizeOfPng(byte[] png) => (BigEndian(png, 16), BigEndian(png, 20));

    private static int BigEndian(byte[] bytes, int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));

    private static async Task<JsonElement> MakeAsync()
    {
        using var process = new NodeProcess(Path.Combine(ProjectFolder.Path, "tests", "Functions", "Events", "images.mjs"));
        return JsonDocument.Parse(await process.FirstLineAsync(TimeSpan.FromMinutes(1))).RootElement;
    }
}
