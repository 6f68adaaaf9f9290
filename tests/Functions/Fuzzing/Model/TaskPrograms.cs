using FsCheck;
using FsCheck.Fluent;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>Generates programs: some sessions, few tasks, few keys, so that commands meet.</summary>
public static class TaskPrograms
{
    /// <summary>How many sessions take part.</summary>
    public const int Sessions = 3;

    private static readonly string[] Statuses = ["pending", "in_progress", "completed", "cancelled"];
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];

    private static readonly Gen<int> Session = Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(1, Sessions - 1)));
    private static readonly Gen<int> Task = Gen.Frequency((6, Gen.Constant(0)), (4, Gen.Choose(1, 3)), (2, Gen.Choose(0, 20)));
    private static readonly Gen<bool> IsForeign = Gen.Choose(0, 19).Select(number => number == 0);

    private static readonly Gen<TaskContent> Content =
        from status in Gen.Elements<string?>([null, .. Statuses])
        from priority in Gen.Elements<int?>(null, 1, 5)
        from due in Gen.Elements<string?>(null, null, "2030-01-31T12:00:00Z")
        from tags in Gen.SubListOf("a", "b", "c")
        select new TaskContent("", status, priority, due, tags.Count == 3 ? null : tags);

    private static readonly Gen<Precondition> Condition = Gen.Frequency(
        (5, Gen.Constant(Precondition.None)),
        (6, Gen.Constant(Precondition.Latest)),
        (4, Gen.Elements(Precondition.Any, Precondition.Earlier, Precondition.Weak, Precondition.Foreign)));

    /// <summary>What goes wrong takes time: a throttled attempt half a second, a stalled one three. Hence the weights.</summary>
    private static readonly Gen<Disturbance?> Disturbance = Gen.Frequency(
        (260, Gen.Constant<Disturbance?>(null)),
        (14, Of(Trouble.LostAnswer, false)),
        (6, Of(Trouble.LostAnswer, true)),
        (4, Of(Trouble.LateRequest, false)),
        (4, Of(Trouble.Conflict, false)),
        (4, Of(Trouble.DroppedConnection, false)),
        (3, Of(Trouble.DroppedConnection, true)),
        (3, Of(Trouble.InternalError, false)),
        (3, Of(Trouble.InternalError, true)),
        (2, Of(Trouble.Throttling, false)),
        (2, Of(Trouble.Throttling, true)),
        (1, Of(Trouble.StalledAnswer, false)),
        (1, Of(Trouble.CrashBefore, false)),
        (3, Of(Trouble.CrashAfter, false)));

    private static readonly Gen<TaskCommand> Create =
        from session in Session
        from content in Content
        from key in Gen.Elements<int?>(null, null, 0, 0, 1)
        from variant in Gen.Choose(0, 5)
        select (TaskCommand)new CreateTask(session, content, key, variant / 5);

    private static readonly Gen<TaskCommand> List =
        from session in Session
        from status in Gen.Elements<string?>([null, null, .. Statuses])
        from limit in Gen.Elements(1, 3, 100)
        select (TaskCommand)new ListTasks(session, status, limit);

    private static readonly Gen<TaskCommand> Command =
        from command in Gen.Frequency(
            (24, Create),
            (24,
                from content in Content
                from one in OnOne((task, foreign, condition, negated) => new ReplaceTask(task, foreign, condition, negated, content))
                select one),
            (12, OnOne((task, foreign, condition, negated) => new DeleteTask(task, foreign, condition, negated))),
            (18, OnOne((task, foreign, condition, negated) => new GetTask(task, foreign, condition, negated))),
            (14, List),
            (1, Gen.Elements(Methods).Select(method => (TaskCommand)new Restart(method))))
        from disturbance in Disturbance
        select command is Restart ? command : command with { Disturbance = disturbance };

    /// <summary>Programs.</summary>
    public static Gen<TaskProgram> Any { get; } =
        from length in Gen.Choose(10, 40) from commands in Command.ListOf(length) select new TaskProgram(commands);

    private static Gen<TaskCommand> OnOne(Func<int, bool, Precondition, bool, TaskCommand> make) =>
        from task in Task
        from foreign in IsForeign
        from condition in Condition
        from negated in Gen.Choose(0, 3)
        select make(task, foreign, condition, negated == 0);

    private static Gen<Disturbance?> Of(Trouble trouble, bool isLasting) =>
        Gen.Elements(0, 0, 0, 1, 2).Select(skip => (Disturbance?)new Disturbance(trouble, isLasting, skip));
}
