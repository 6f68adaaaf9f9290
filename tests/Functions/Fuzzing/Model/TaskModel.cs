namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>What is known of the tasks of all sessions, from answers alone.</summary>
public sealed class TaskModel
{
    private readonly List<ModelTask> tasks = [];
    private readonly Dictionary<(string Session, int Key), ModelKey> keys = [];
    private readonly List<(string Session, TaskState Created, ModelKey? Key)> unseen = [];

    /// <summary>All tasks that an answer has told of, deleted ones included.</summary>
    public IReadOnlyList<ModelTask> Tasks => tasks;

    /// <summary>A request to create a task was not answered.</summary>
    public void DoubtCreation(string session, TaskContent content, int? key)
    {
        var used = key is { } number ? KeyOf(session, number) : null;
        if (used is null || used.Doubt(content.Kept))
            unseen.Add((session, TaskState.Absent.After(content), used));
    }

    /// <summary>A request to create a task was answered.</summary>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Create(string session, TaskContent content, int? key, ProxyResponse response)
    {
        var used = key is { } number ? KeyOf(session, number) : null;
        if (response.Status == 409 && used is not null)
        {
            unseen.RemoveAll(task => task.Key == used && task.Created.Kept == content.Kept);
            return used.Conflict(content.Kept);
        }

        if (response.Status != 201)
            return $"The answer is {response.Status}, but had to be 201.";
        var seen = TaskObservation.Of(response.Json);
        var isReplay = response.Header("Idempotent-Replayed") == "true";
        var isLocated = response.Header("ETag") == "\"1\""
            && response.Header("Location")?.EndsWith($"/{seen.Id}", StringComparison.Ordinal) is true;
        if (!isLocated || seen.Session != session || seen.Version != 1 || seen.Kept != content.Kept)
            return $"The answer is not the task that was asked for: {response}";
        var fault = used is null
            ? isReplay ? "The answer says that it is an earlier one's." : null
            : used.Created(seen, response.Body, isReplay);
        if (used is not null)
            unseen.RemoveAll(task => task.Key == used);
        if (tasks.Find(task => task.Id == seen.Id) is null)
            tasks.Add(new ModelTask(seen));
        else if (!isReplay)
            fault ??= $"Task {seen.Id} was created before.";
        return fault;
    }

    /// <summary>A list was answered, all pages of it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="status">The status that it was filtered by, or null.</param>
    /// <param name="listed">The tasks.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? List(string session, string? status, IReadOnlyList<TaskObservation> listed)
    {
        if (!listed.Select(task => task.Id)
            .SequenceEqual(listed.Select(task => task.Id).Distinct().OrderDescending(StringComparer.Ordinal)))
            return $"The list is not newest first, or repeats tasks: {string.Join(", ", listed.Select(task => task.Id))}";
        if (listed.FirstOrDefault(task => task.Session != session || (status is not null && task.Status != status)) is { } foreign)
            return $"The list shows what it was not asked for: {foreign}";
        var known = tasks.Where(task => task.Session == session).ToList();
        var faults = known
            .Select(task => listed.FirstOrDefault(seen => seen.Id == task.Id) is { } seen ? task.Listed(seen) : task.Unlisted(status))
            .Concat(listed.Where(seen => known.TrueForAll(task => task.Id != seen.Id)).Select(Discover))
            .OfType<string>().ToList();
        // What was created without a key has been created by now, or never will be.
        unseen.RemoveAll(task => task.Session == session && task.Key is null && (status is null || task.Created.Status == status));
        return faults.Count == 0 ? null : string.Join('\n', faults);
    }

    /// <summary>A task that no answer has told of must be of a request that was not answered.</summary>
    private string? Discover(TaskObservation seen)
    {
        var index = unseen.FindIndex(
            task => task.Session == seen.Session && task.Created == new TaskState(seen.Version, seen.Kept, seen.Status));
        if (index < 0)
            return $"The list shows a task that nobody can have created: {seen}";
        var key = unseen[index].Key;
        unseen.RemoveAt(index);
        unseen.RemoveAll(task => key is not null && task.Key == key);
        key?.Seen(seen);
        tasks.Add(new ModelTask(seen));
        return null;
    }

    private ModelKey KeyOf(string session, int number)
    {
        if (!keys.TryGetValue((session, number), out var key))
            keys[(session, number)] = key = new ModelKey();
        return key;
    }
}
