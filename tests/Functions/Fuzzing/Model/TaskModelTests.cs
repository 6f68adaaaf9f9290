using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>
/// Programs of requests to <c>/tasks</c> by several sessions, while AWS fails in many ways, against a model: what was confirmed is there,
/// versions rise by one with each confirmed write, what was deleted stays so, and the same key gets the same answer.
/// </summary>
public sealed class TaskModelTests
{
    private const int Runs = 20;

    [Test]
    public async Task Every_answer_is_one_that_the_answers_before_it_allow()
    {
        var system = ApiFunctions.Tasks;
        var functions = new[] { "GET", "POST", "PUT", "DELETE" }.ToDictionary(
            method => method, method => system.Start(method, concurrency: 1));
        await using var all = new All(functions.Values);
        FuzzRun.Check(TaskPrograms.Any, program => program.Smaller(), program => new TaskRun(system, functions).FaultAsync(program), Runs);
    }

    private sealed class All(IEnumerable<LambdaFunction> functions) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var function in functions)
                await function.DisposeAsync();
        }
    }
}
