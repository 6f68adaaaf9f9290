using System.Buffers.Binary;
using System.IO.Compression;

namespace Tap.Compute;

/// <summary>
/// Zips a folder into bytes that depend only on the names and contents of its files, not on the machine
/// (<see href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"/>).
/// </summary>
internal static class ReproducibleZip
{
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private const long MaximumSize = 250L * 1024 * 1024;

    private const int RegularFile = 0x81A4; // -rw-r--r--
    private const byte Unix = 3;
    private const uint DirectoryEntry = 0x02014b50;
    private const int DirectoryEntrySize = 46;
    private const int EndSize = 22;

    private static readonly DateTimeOffset FirstTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>Returns the zip of all files in a folder.</summary>
    /// <exception cref="FunctionBuildException">The folder is larger than Lambda's limit of 250 MB.</exception>
    public static byte[] Of(string folder)
    {
        var files = Directory.GetFiles(folder, "*", Everything)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), Path: file))
            .OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var size = files.Sum(file => new FileInfo(file.Path).Length);
        if (size > MaximumSize)
            throw new FunctionBuildException(
                $"The folder {folder} has {size / (1024 * 1024)} MB, but Lambda takes packages of at most 250 MB: "
                + "leave out what the function does not need.");
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, path) in files)
                Add(zip, name, path);
        return WithoutTheMachine(stream.ToArray());
    }

    private static void Add(ZipArchive zip, string name, string path)
    {
        // Uncompressed, because the output of compression differs between versions of its implementation.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = FirstTime;
        entry.ExternalAttributes = RegularFile << 16;
        using var source = File.OpenRead(path);
        using var target = entry.Open();
        source.CopyTo(target);
    }

    // .NET writes into each entry of the zip's directory which operating system created it.
    private static byte[] WithoutTheMachine(byte[] zip)
    {
        var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(zip.Length - EndSize + 16));
        while (BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at)) == DirectoryEntry)
        {
            zip[at + 5] = Unix;
            var lengths = new[] { 28, 30, 32 }.Sum(offset => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + offset)));
            at += DirectoryEntrySize + lengths;
        }

        return zip;
    }
}
