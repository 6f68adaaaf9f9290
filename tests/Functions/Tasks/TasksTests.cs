namespace Tap.Tests.Functions.Tasks;

/// <summary>Starts the tasks system for its tests.</summary>
[SetUpFixture]
public sealed class TasksTests : SystemFixture<TasksSystem>
{
    /// <summary>The system.</summary>
    public static TasksSystem System => Started;
}
