using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <summary>Each constraint of the <c>tasks</c> stack holds, and would be seen if it were broken.</summary>
public sealed class TasksConstraintsTests
{
    private static readonly Lazy<SynthesizedStack> Tasks = new(() => SynthesizedStack.Of((app, settings) => new TasksStack(app, settings)));

    [TestCaseSource(nameof(Constraints))]
    public void Holds(Constraint constraint) =>
        Assert.That(constraint.Violations(Tasks.Value), Is.Empty, constraint.Sentence);

    [TestCaseSource(nameof(Broken))]
    public void Is_seen_when_broken(Constraint constraint, int breakage)
    {
        var mutation = new StackMutation(Tasks.Value.Json);
        constraint.Breakages[breakage](mutation);

        Assert.That(constraint.Violations(mutation.ToStack()), Is.Not.Empty, constraint.Sentence);
    }

    private static IEnumerable<TestCaseData> Constraints() =>
        TasksConstraints.All.Select(constraint => new TestCaseData(constraint).SetName($"{constraint}"));

    private static IEnumerable<TestCaseData> Broken() => TasksConstraints.All.SelectMany(constraint =>
        constraint.Breakages.Select(
            (_, index) => new TestCaseData(constraint, index).SetName($"{constraint}_is_seen_when_broken_{index + 1}")));
}
