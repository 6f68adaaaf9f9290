using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>
/// Generates JSON that nobody would send on purpose, as text: half a surrogate pair can be written in JSON, but not by .NET.
/// </summary>
public static class JunkJson
{
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e400", "-1e400", "1e-400", "1E+2", "9007199254740991", "9007199254740993",
        "123456789012345678901234567890", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\"",
        "\"__proto__\"", "\"unset\"", "\"2030-02-30T00:00:00Z\"", "[]", "{}", "[[]]", "[null]",
    ];

    private static readonly string[] Names =
    [
        "", " ", "title", "id", "attributes", "headers", "__proto__", "constructor", "toString", "\\ud800", "\\u0000", "a/b~c%d", "ﬁ", "🧨",
    ];

    private static readonly Gen<string> Character = Gen.Frequency(
        (20, Gen.Choose('a', 'z').Select(code => ((char)code).ToString())),
        (3, Gen.Elements(" ", "\\\"", "\\\\", "\\n", "\\t", "/", "\\/", "<", "&", "'", "%", "#", "~", "\\u0000", "\\u007f")),
        (3, Gen.Elements("é", "\u0301", "ß", "€", "字", "🧨", "\u200d", "\u200b", "\u202e", "\ufeff", "\\ud83e\\udde8")));

    /// <summary>A JSON string of so many characters, quotes included; its first one is a letter.</summary>
    public static Gen<string> Text(int length) => length == 0
        ? Gen.Constant("\"\"")
        : from characters in Character.ArrayOf(length - 1) select $"\"t{string.Concat(characters)}\"";

    /// <summary>Any JSON value, up to a few levels deep; now and then very long or very deep.</summary>
    public static Gen<string> Value { get; } = Gen.Frequency(
        (20, Gen.Elements(Scalars)),
        (4, Gen.Elements("\"\\ud800\"", "\"t\\udc00t\"")),
        (4, Gen.Choose(0, 300).SelectMany(Text)),
        (4, Nested(3)),
        (1, Gen.Choose(1, 60_000).Select(length => $"\"{new string('x', length)}\"")),
        (1, Gen.Choose(1, 3_000).Select(depth => new StringBuilder().Insert(0, "[", depth).Insert(depth, "]", depth).ToString())),
        (1, Gen.Choose(1, 3_000).Select(count => $"[{string.Join(',', Enumerable.Repeat("0", count))}]")),
        (1, Gen.Choose(1, 3_000).Select(
            count => $"{{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"n{number}\":{number}"))}}}")));

    /// <summary>The name of a member, as it stands between the quotes.</summary>
    public static Gen<string> Name { get; } =
        Gen.Frequency((5, Gen.Elements(Names)), (1, Gen.Choose(1, 400).Select(length => new string('n', length))));

    private static Gen<string> Nested(int depth) => depth == 0
        ? Gen.Elements(Scalars)
        : Gen.OneOf(
            from items in Gen.Choose(0, 4).SelectMany(count => Nested(depth - 1).ArrayOf(count)) select $"[{string.Join(',', items)}]",
            from members in Gen.Choose(0, 4).SelectMany(
                count => Gen.Zip(Name, Nested(depth - 1), (name, value) => $"\"{name}\":{value}").ArrayOf(count))
            select $"{{{string.Join(',', members)}}}");
}
