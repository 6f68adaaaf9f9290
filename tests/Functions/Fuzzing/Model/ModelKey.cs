namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>An idempotency key of a session: what it may have been used for.</summary>
public sealed class ModelKey
{
    private readonly HashSet<string> contents = [];
    private bool mayBeUnused = true;
    private string? firstBody;

    /// <summary>Id of the task that was created with it, once known.</summary>
    public string? TaskId { get; private set; }

    /// <summary>A request with it was not answered.</summary>
    /// <param name="content">The content that was sent.</param>
    /// <returns>Whether a task of this content may have been created by that.</returns>
    public bool Doubt(string content) => mayBeUnused && contents.Add(content);

    /// <summary>A list showed a task that only a request with this key can have created.</summary>
    public void Seen(TaskObservation task) => Use(task.Kept, task.Id);

    /// <summary>A request was answered that its key was used with another content.</summary>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Conflict(string content)
    {
        if (contents.All(other => other == content))
            return $"The answer is 409, but the key was used {(contents.Count == 0 ? "never" : "with this very content")}.";
        contents.Remove(content);
        mayBeUnused = false;
        return null;
    }

    /// <summary>A request was answered with a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="body">The answer's body.</param>
    /// <param name="isReplay">Whether the answer says that it is an earlier one's.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Created(TaskObservation task, string body, bool isReplay)
    {
        if (isReplay && !contents.Contains(task.Kept))
            return "The answer says that it is an earlier one's, but there was none with this key and content.";
        if (!isReplay && !mayBeUnused)
            return "The key was used before, but the answer does not say that it is an earlier one's.";
        if ((TaskId is not null && TaskId != task.Id) || (firstBody is not null && firstBody != body))
            return $"The answer with this key differs from the first one's: {firstBody ?? TaskId}.";
        Use(task.Kept, task.Id);
        firstBody = body;
        return null;
    }

    private void Use(string content, string taskId)
    {
        contents.Clear();
        contents.Add(content);
        mayBeUnused = false;
        TaskId = taskId;
    }
}
