using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>What a client decides about a task; null for what it leaves out.</summary>
public sealed record TaskContent(string Title, string? Status, int? Priority, string? DueAt, IReadOnlyList<string>? Tags)
{
    private static readonly JsonSerializerOptions WithoutNull = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The request's body.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WithoutNull);

    /// <summary>The status that the task gets.</summary>
    [JsonIgnore]
    public string StatusOrDefault => Status ?? "pending";

    /// <summary>What the service makes of it, defaults included, as one comparable text.</summary>
    [JsonIgnore]
    public string Kept => Text(Title, "", StatusOrDefault, Priority ?? 3, DueAt, Tags ?? []);

    /// <summary>The same of a task that the service answers.</summary>
    public static string KeptBy(JsonElement task) => Text(
        task.GetProperty("title").GetString()!,
        task.GetProperty("description").GetString()!,
        task.GetProperty("status").GetString()!,
        task.GetProperty("priority").GetInt32(),
        task.TryGetProperty("due_at", out var due) ? due.GetString() : null,
        task.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!));

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    private static string Text(string title, string description, string status, int priority, string? due, IEnumerable<string> tags) =>
        $"{title}|{description}|{status}|{priority}|{due}|{string.Join(',', tags)}";
}
