using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A resource of a synthesized stack.</summary>
/// <param name="Type">The Terraform type: <c>aws_s3_bucket</c>.</param>
/// <param name="LogicalId">The name within the type: <c>packages_bucket_ABC123</c>.</param>
/// <param name="Path">The path of the construct: <c>tasks/packages/bucket/bucket</c>.</param>
/// <param name="Value">The JSON.</param>
public sealed record LegacyResource(string Type, string LogicalId, string Path, JsonElement Value)
{
    /// <summary>The Terraform address: <c>aws_s3_bucket.packages_bucket_ABC123</c>.</summary>
    public string Address => $"{Type}.{LogicalId}";

    /// <summary>Returns an argument as text: a string as it is, anything else as JSON; <see langword="null"/> when it is absent.</summary>
    public string? Text(string argument) => TextOf(Value, argument);

    /// <summary>Returns the nested blocks of a name. CDKTF writes one as an object, and several as an array.</summary>
    public IReadOnlyList<JsonElement> Blocks(string name) => BlocksOf(Value, name);

    /// <summary>Returns the strings of an argument that is a list; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string argument) => TextsOf(Value, argument);

    /// <summary>Returns whether a value is a reference to this resource: <c>${aws_s3_bucket.packages_bucket_ABC123.id}</c>.</summary>
    public bool IsReferredToBy(string? value) => value is not null && value.Contains($"{Address}.", StringComparison.Ordinal);

    /// <summary>Returns an argument of a block as text; see <see cref="Text"/>.</summary>
    internal static string? TextOf(JsonElement block, string argument) =>
        block.ValueKind != JsonValueKind.Object || !block.TryGetProperty(argument, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };

    /// <summary>Returns the nested blocks of a block; see <see cref="Blocks"/>.</summary>
    internal static IReadOnlyList<JsonElement> BlocksOf(JsonElement block, string name) =>
        block.ValueKind != JsonValueKind.Object || !block.TryGetProperty(name, out var value) ? []
        : value.ValueKind switch
        {
            JsonValueKind.Object => [value],
            JsonValueKind.Array => [.. value.EnumerateArray()],
            _ => [],
        };

    /// <summary>Returns the strings of a list in a block; see <see cref="Texts"/>.</summary>
    internal static IReadOnlyList<string> TextsOf(JsonElement block, string argument) =>
        [.. BlocksOf(block, argument).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
}
