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
        var names = new Stack<(string Name, int Depth, int Line)>();
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth < 16)
            {
                while (names.TryPeek(out var inner) && inner.Depth >= reader.CurrentDepth)
                    names.Pop();
                names.Push((reader.GetString()!, reader.CurrentDepth, line));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                while (names.TryPeek(out var inner) && inner.Depth > reader.CurrentDepth)
                    names.Pop();
                if (names.Count > 0 && AddressOf([.. names.Reverse().Select(name => name.Name)]) is { } address)
                    found.TryAdd(address, (names.Peek().Line, line));
            }
        }

        return found;
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
