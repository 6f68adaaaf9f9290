using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tap.Tests.Synthesis;

/// <summary>A block of synthesized Terraform JSON.</summary>
/// <param name="Address">Its Terraform address, such as <c>aws_s3_bucket.data</c>.</param>
/// <param name="Value">Its JSON.</param>
public sealed partial record SynthesizedResource(string Address, JsonElement Value)
{
    // CDKTF indents; expectations are written on one line.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value at a dotted path (numbers index arrays), or undefined where there is none.</summary>
    public JsonElement this[string path] => path.Split('.').Aggregate(Value, Step);

    /// <summary>
    /// The value at a dotted path as text: a string as it is, anything else as JSON without white space, null where there is none.
    /// </summary>
    public string? Text(string path) => this[path] switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        var other => JsonSerializer.Serialize(other, Compact),
    };

    /// <summary>
    /// The JSON document that a string at this path holds, such as an IAM policy; quotes inside references, which are not the JSON's,
    /// become single ones.
    /// </summary>
    public JsonElement Document(string path) => JsonDocument.Parse(Reference().Replace(
        Text(path) ?? throw new AssertionException($"{Address} has no {path}: {Value}"),
        reference => reference.Value.Replace('"', '\''))).RootElement;

    /// <summary>The strings of the array at this path; empty where there is none.</summary>
    public IReadOnlyList<string> Texts(string path) => this[path] is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())]
        : [];

    /// <summary>Returns the strings at this path, where one may stand without an array, as in IAM policies.</summary>
    public IReadOnlyList<string> OneOrMany(string path) => this[path].ValueKind == JsonValueKind.String ? [Text(path)!] : Texts(path);

    /// <summary>How other blocks refer to an attribute of it: <c>${aws_s3_bucket.data.arn}</c>.</summary>
    public string Reference(string attribute) => $"${{{Address}.{attribute}}}";

    /// <inheritdoc/>
    public override string ToString() => $"{Address} {Value.GetRawText()}";

    private static JsonElement Step(JsonElement element, string step) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty(step, out var child) => child,
        JsonValueKind.Array when int.TryParse(step, out var index) && index < element.GetArrayLength() => element[index],
        _ => default,
    };

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Reference();
}
