namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>A state of a task.</summary>
/// <param name="Version">Its version; 0 when there is no task.</param>
/// <param name="Kept">Its content, as <see cref="TaskContent.Kept"/>.</param>
/// <param name="Status">Its status.</param>
public sealed record TaskState(int Version, string Kept, string Status)
{
    /// <summary>There is no task.</summary>
    public static TaskState Absent { get; } = new(0, "", "");

    /// <summary>The state after a write of this content.</summary>
    public TaskState After(TaskContent content) => new(Version + 1, content.Kept, content.StatusOrDefault);

    /// <inheritdoc/>
    public override string ToString() => Version == 0 ? "absent" : $"version {Version} ({Kept})";
}

/// <summary>What a request to a task in some state is answered, and the state then.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Next">The state.</param>
public sealed record TaskOutcome(int Status, TaskState Next);

/// <summary>
/// A task of which an answer has told, and all states that it may be in: after a request that failed there may be two, for it may have been
/// done all the same. The next answer tells which; an answer that none of them explains is a fault of the service.
/// </summary>
public sealed class ModelTask
{
    private readonly Dictionary<int, string> times = [];
    private HashSet<TaskState> states;

    /// <summary>A task that was created just now, or was seen for the first time.</summary>
    public ModelTask(TaskObservation seen)
    {
        (Session, Id) = (seen.Session, seen.Id);
        states = [StateOf(seen)];
        times[seen.Version] = seen.Times;
    }

    /// <summary>Its session.</summary>
    public string Session { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The latest version that it may be in; 1 when it is certainly gone.</summary>
    public int LatestVersion => Math.Max(states.Max(state => state.Version), 1);

    /// <summary>A request was not answered: it was done, or it was not.</summary>
    public void Doubt(Func<TaskState, TaskOutcome> predict) => states.UnionWith([.. states.Select(state => predict(state).Next)]);

    /// <summary>A request was answered.</summary>
    /// <param name="predict">What it is answered in a state.</param>
    /// <param name="status">The answer's HTTP status.</param>
    /// <param name="seen">The task in the answer, or null.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Settle(Func<TaskState, TaskOutcome> predict, int status, TaskObservation? seen)
    {
        var outcomes = states.Select(predict).ToList();
        var possible = outcomes.Where(outcome => outcome.Status == status && (seen is null || outcome.Next == StateOf(seen)))
            .Select(outcome => outcome.Next)
            .ToHashSet();
        if (possible.Count == 0)
        {
            var wanted = string.Join(" or ", outcomes.Select(outcome => $"{outcome.Status} with {outcome.Next}"));
            return $"The answer is {status}{(seen is null ? "" : $" with {StateOf(seen)}")}, but had to be {wanted}.";
        }

        states = possible;
        return seen is null ? null : Remember(seen);
    }

    /// <summary>A list showed it.</summary>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Listed(TaskObservation seen) => Settle(state => new TaskOutcome(200, state), 200, seen);

    /// <summary>A list did not show it.</summary>
    /// <param name="status">The status that the list was filtered by, or null.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Unlisted(string? status)
    {
        var possible = states.Where(state => state == TaskState.Absent || (status is not null && state.Status != status)).ToHashSet();
        if (possible.Count == 0)
            return $"Task {Id} is missing in the list, but had to be in it as {string.Join(" or ", states)}.";
        states = possible;
        return null;
    }

    private static TaskState StateOf(TaskObservation seen) => new(seen.Version, seen.Kept, seen.Status);

    private string? Remember(TaskObservation seen) => times.TryAdd(seen.Version, seen.Times) || times[seen.Version] == seen.Times
        ? null
        : $"Version {seen.Version} of task {Id} was told with the times {times[seen.Version]} before, and now with {seen.Times}.";
}
