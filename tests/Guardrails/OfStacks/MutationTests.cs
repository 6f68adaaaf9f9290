using Tap.Guardrails;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>
/// Breaks every property of the stacks, one at a time: a rule has to find it, or <see cref="Survivors"/> to say why none has to.
/// </summary>
public sealed class MutationTests
{
    // Of the same argument of the same type, broken the same way.
    private const int Instances = 4;

    private static readonly Lazy<IReadOnlyDictionary<string, RealStack>> Stacks =
        new(() => RealStack.All().ToDictionary(stack => stack.Name));

    private static readonly Lazy<MutationRun> Run = new(() =>
        MutationRun.Of(Stacks.Value.ToDictionary(stack => stack.Key, stack => stack.Value.Json), Check, Instances));

    [Test]
    public void Unbroken_stacks_have_no_finding_that_is_not_acknowledged() => Assert.That(
        Stacks.Value.Values.SelectMany(stack => Check(stack.Name, stack.Json).Select(found => $"{stack.Name}: {found}")), Is.Empty);

    [Test]
    public void Every_mutant_is_found_or_listed()
    {
        TestContext.Progress.WriteLine($"Mutants of the stacks, and what rules find of them:\n{new MutationTable(Run.Value)}");
        Assert.That(
            Run.Value.Results.Where(result => !result.IsFound && result.Survivor is null).Select(result => $"{result.Mutant}"), Is.Empty);
    }

    [Test]
    public void What_is_listed_survives() => Assert.That(
        Survivors.All.Where(survivor => !Run.Value.Results.Any(result => !result.IsFound && survivor.Covers(result.Mutant)))
            .Select(survivor => $"{survivor}"),
        Is.Empty,
        "Either there is no such mutant, or rules find all of them.");

    [Test]
    public void Every_kind_of_mutation_occurs() =>
        Assert.That(Run.Value.Results.Select(result => result.Mutant.Mutation).Distinct(), Is.EquivalentTo(Enum.GetValues<Mutation>()));

    [Test]
    public void No_rule_throws() => Assert.That(Run.Value.Failures, Is.Empty);

    // A finding that is new in a broken stack is of a rule and an address that the unbroken one does not have.
    private static IEnumerable<(string Rule, string Address)> Check(string name, string json) =>
        GuardrailReport.Of([StackModel.FromConfiguration(json)], Rule.All, Stacks.Value[name].Acknowledgements).Findings
            .Select(finding => (finding.Rule.Id, finding.Resource.Address));
}
