namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>What the API promises for a request to one task, by the state that the task is in.</summary>
public static class Prediction
{
    /// <summary>The outcome of a command in any state.</summary>
    /// <param name="command">The command.</param>
    /// <param name="content">The content that it writes, if it does.</param>
    /// <param name="tag">The entity tag of its precondition, <c>*</c>, or null for none.</param>
    public static Func<TaskState, TaskOutcome> Of(OneTaskCommand command, TaskContent content, string? tag) => state => command switch
    {
        _ when command.IsForeign || state == TaskState.Absent => new TaskOutcome(404, state),
        // Weak tags match where a version is not wanted, and never where it is: RFC 9110, 13.1.
        _ when tag is not null && !command.IsNegated && !Matches(tag, state) => new TaskOutcome(412, state),
        _ when tag is not null && command.IsNegated && Matches(tag.Replace("W/", "", StringComparison.Ordinal), state) =>
            new TaskOutcome(command is GetTask ? 304 : 412, state),
        GetTask => new TaskOutcome(200, state),
        ReplaceTask => new TaskOutcome(200, state.After(content)),
        _ => new TaskOutcome(204, TaskState.Absent),
    };

    /// <summary>The entity tag for a precondition, <c>*</c>, or null for none.</summary>
    /// <param name="condition">The precondition.</param>
    /// <param name="latest">The latest version that the task may be in.</param>
    public static string? TagOf(Precondition condition, int latest) => condition switch
    {
        Precondition.Any => "*",
        Precondition.Latest => $"\"{latest}\"",
        Precondition.Earlier => $"\"{latest - 1}\"",
        Precondition.Weak => $"W/\"{latest}\"",
        Precondition.Foreign => "\"abc\"",
        _ => null,
    };

    private static bool Matches(string tag, TaskState state) => tag == "*" || tag == $"\"{state.Version}\"";
}
