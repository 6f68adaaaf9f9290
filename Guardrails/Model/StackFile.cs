using System.Text;
using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>The file that a stack was read from.</summary>
/// <param name="path">Its path as reports name it, with slashes.</param>
/// <param name="text">Its text.</param>
internal sealed class StackFile(string path, string text)
{
    private readonly Lazy<Dictionary<string, (int First, int Last)>> lines = new(() => Read(text));

    /// <summary>Its path as reports name it, with slashes.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Returns the first and the last line of a block, counted from 1; <see langword="null"/> when the file does not have it.
    /// </summary>
    public (int First, int Last)? LinesOf(ResourceBlock block) =>
        lines.Value.TryGetValue(block.BlockAddress, out var found) ? found : null;

    private static Dictionary<string, (int First, int Last)> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 256 });
        var found = new Dictionary<string, (int First, int Last)>();
        // The names on the way to where the reader is; a list adds none, so that a list of blocks reads as one of them.
        var names = new Stack<(string Name, int Depth)>();
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            while (names.TryPeek(out var inner) && inner.Depth >= reader.CurrentDepth)
                names.Pop();
            names.Push((reader.GetString()!, reader.CurrentDepth));
            if (AddressOf([.. names.Reverse().Select(name => name.Name)]) is not { } address)
                continue;
            var first = CountTo((int)reader.TokenStartIndex);
            reader.Skip();
            found.TryAdd(address, (first, CountTo((int)reader.TokenStartIndex)));
        }

        return found;

        int CountTo(int position)
        {
            line += bytes.AsSpan(counted, position - counted).Count((byte)'\n');
            counted = position;
            return line;
        }
    }

    private static string? AddressOf(IReadOnlyList<string> names) => names switch
    {
        ["resource", var type, var name] => $"{type}.{name}",
        ["data" or "ephemeral", _, _] or ["module" or "provider" or "output", _] => string.Join('.', names),
        ["variable", var name] => $"var.{name}",
        ["locals"] => "local",
        ["terraform"] => "terraform",
        _ => null,
    };
}
