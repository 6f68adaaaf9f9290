using System.Text.Json;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>A task as an answer shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Session">Its session.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kept">Its content, as <see cref="TaskContent.Kept"/>.</param>
/// <param name="Status">Its status.</param>
/// <param name="Times">When it was created, changed, and will expire: once told of a version, they never change.</param>
public sealed record TaskObservation(string Id, string Session, int Version, string Kept, string Status, string Times)
{
    /// <summary>Reads a task.</summary>
    public static TaskObservation Of(JsonElement task) => new(
        task.GetProperty("task_id").GetString()!,
        task.GetProperty("session_id").GetString()!,
        task.GetProperty("version").GetInt32(),
        TaskContent.KeptBy(task),
        task.GetProperty("status").GetString()!,
        string.Join(' ', new[] { "created_at", "updated_at", "expires_at" }.Select(name => task.GetProperty(name).GetString())));
}
