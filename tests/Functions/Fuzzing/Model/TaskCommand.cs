namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>The precondition of a request, by what is known of its task.</summary>
public enum Precondition
{
    /// <summary>None.</summary>
    None,

    /// <summary>Any version: <c>*</c>.</summary>
    Any,

    /// <summary>The latest version that the task may be in.</summary>
    Latest,

    /// <summary>The version before that.</summary>
    Earlier,

    /// <summary>The latest version, as a weak entity tag.</summary>
    Weak,

    /// <summary>An entity tag that no version has.</summary>
    Foreign,
}

/// <summary>
/// A request to <c>/tasks</c>, or what befalls the service. Sessions and tasks go by number, so that a program keeps its meaning when
/// others are left out.
/// </summary>
public abstract record TaskCommand
{
    /// <summary>What goes wrong meanwhile, or null.</summary>
    public Disturbance? Disturbance { get; init; }
}

/// <summary><c>POST /tasks</c>.</summary>
/// <param name="Session">Number of the session.</param>
/// <param name="Content">The content; its title is set when it is sent.</param>
/// <param name="Key">Number of the idempotency key, or null for none.</param>
/// <param name="Variant">Which of two contents is sent with the key.</param>
public sealed record CreateTask(int Session, TaskContent Content, int? Key, int Variant) : TaskCommand;

/// <summary>A request to <c>/tasks/{task_id}</c>.</summary>
/// <param name="Task">Number of the task, of those known; 0 is the one that became known last.</param>
/// <param name="IsForeign">Whether it is sent in another session than the task's.</param>
/// <param name="Condition">Its precondition.</param>
/// <param name="IsNegated">Whether the version must be another: <c>If-None-Match</c> in place of <c>If-Match</c>.</param>
public abstract record OneTaskCommand(int Task, bool IsForeign, Precondition Condition, bool IsNegated) : TaskCommand
{
    /// <summary>The HTTP method.</summary>
    public abstract string Method { get; }
}

/// <summary><c>PUT /tasks/{task_id}</c>.</summary>
public sealed record ReplaceTask(int Task, bool IsForeign, Precondition Condition, bool IsNegated, TaskContent Content)
    : OneTaskCommand(Task, IsForeign, Condition, IsNegated)
{
    /// <inheritdoc/>
    public override string Method => "PUT";
}

/// <summary><c>DELETE /tasks/{task_id}</c>.</summary>
public sealed record DeleteTask(int Task, bool IsForeign, Precondition Condition, bool IsNegated)
    : OneTaskCommand(Task, IsForeign, Condition, IsNegated)
{
    /// <inheritdoc/>
    public override string Method => "DELETE";
}

/// <summary><c>GET /tasks/{task_id}</c>.</summary>
public sealed record GetTask(int Task, bool IsForeign, Precondition Condition, bool IsNegated)
    : OneTaskCommand(Task, IsForeign, Condition, IsNegated)
{
    /// <inheritdoc/>
    public override string Method => "GET";
}

/// <summary><c>GET /tasks</c>, all pages of it.</summary>
/// <param name="Session">Number of the session.</param>
/// <param name="Status">Only tasks in this status, or null for all.</param>
/// <param name="Limit">Most tasks of a page.</param>
public sealed record ListTasks(int Session, string? Status, int Limit) : TaskCommand;

/// <summary>The execution environments of a function end, as Lambda ends them between requests.</summary>
/// <param name="Method">The method that the function answers.</param>
public sealed record Restart(string Method) : TaskCommand;

/// <summary>Commands, one after another.</summary>
public sealed record TaskProgram(IReadOnlyList<TaskCommand> Commands)
{
    /// <summary>Programs without some of the commands, or without a disturbance.</summary>
    public IEnumerable<TaskProgram> Smaller() => FuzzRun.Shorter(Commands).Concat(Calmer()).Select(commands => new TaskProgram(commands));

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Commands);

    private IEnumerable<IReadOnlyList<TaskCommand>> Calmer() =>
        from index in Enumerable.Range(0, Commands.Count)
        where Commands[index].Disturbance is not null
        select (IReadOnlyList<TaskCommand>)[
            .. Commands.Take(index),
            Commands[index] with { Disturbance = null },
            .. Commands.Skip(index + 1),
        ];
}
