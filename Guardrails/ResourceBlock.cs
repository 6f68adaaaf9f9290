using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A resource of a synthesized stack.</summary>
/// <param name="Type">Its Terraform type: <c>aws_s3_bucket</c>.</param>
/// <param name="LogicalId">Its name within the type: <c>packages_bucket_ABC123</c>.</param>
/// <param name="Path">The path of its construct: <c>tasks/packages/bucket/bucket</c>.</param>
/// <param name="Value">Its JSON.</param>
public sealed record ResourceBlock(string Type, string LogicalId, string Path, JsonElement Value)
{
    /// <summary>Its Terraform address: <c>aws_s3_bucket.packages_bucket_ABC123</c>.</summary>
    public string Address => $"{Type}.{LogicalId}";

    /// <summary>An argument as text: a string as it is, anything else as JSON; <see langword="null"/> where there is none.</summary>
    public string? Text(string argument) => TextOf(Value, argument);

    /// <summary>The nested blocks of a name: CDKTF writes one as an object, and several as an array.</summary>
    public IReadOnlyList<JsonElement> Blocks(string name) => BlocksOf(Value, name);

    /// <summary>The strings in an argument that is a list; none where there is no such argument.</summary>
    public IReadOnlyList<string> Texts(string argument) => TextsOf(Value, argument);

    /// <summary>Whether a value is a reference to this resource: <c>${aws_s3_bucket.packages_bucket_ABC123.id}</c>.</summary>
    public bool IsReferredToBy(string? value) => value is not null && value.Contains($"{Address}.", StringComparison.Ordinal);

    /// <summary>An argument of a block as text, as <see cref="Text"/>.</summary>
    internal static string? TextOf(JsonElement block, string argument) =>
        block.ValueKind != JsonValueKind.Object || !block.TryGetProperty(argument, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };

    /// <summary>The nested blocks of a block, as <see cref="Blocks"/>.</summary>
    internal static IReadOnlyList<JsonElement> BlocksOf(JsonElement block, string name) =>
        block.ValueKind != JsonValueKind.Object || !block.TryGetProperty(name, out var value) ? []
        : value.ValueKind switch
        {
            JsonValueKind.Object => [value],
            JsonValueKind.Array => [.. value.EnumerateArray()],
            _ => [],
        };

    /// <summary>The strings of a list in a block, as <see cref="Texts"/>.</summary>
    internal static IReadOnlyList<string> TextsOf(JsonElement block, string argument) =>
        [.. BlocksOf(block, argument).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
}
