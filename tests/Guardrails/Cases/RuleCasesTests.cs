using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Cases;

/// <summary>Runs every rule of Tap over its cases.</summary>
public sealed class RuleCasesTests
{
    private const int Spellings = 3;

    private static readonly List<RuleCases> All =
    [
        .. typeof(RuleCases).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RuleCases)) && !type.IsAbstract)
            .Select(type => (RuleCases)Activator.CreateInstance(type)!)
            .OrderBy(cases => cases.RuleId, StringComparer.Ordinal),
    ];

    private static IEnumerable<TestCaseData> BadCases => All.SelectMany(cases => cases.Bad, Data);

    private static IEnumerable<TestCaseData> GoodCases => All.SelectMany(cases => cases.Good, Data);

    private static IEnumerable<string> Ids => Rule.All.Select(rule => rule.Id);

    [TestCaseSource(nameof(BadCases))]
    public void A_bad_stack_is_found(string ruleId, RuleCase bad)
    {
        var findings = Findings(ruleId, bad);
        Assert.That(
            findings.Where(finding => bad.At is null || finding.Resource.Address == bad.At).Select(finding => finding.IsProven),
            bad.IsUnproven ? Has.Some.False : Has.Some.True,
            string.Join('\n', findings));
    }

    [TestCaseSource(nameof(GoodCases))]
    public void A_good_stack_is_not(string ruleId, RuleCase good) =>
        Assert.That(Findings(ruleId, good).Select(finding => $"{finding.Resource.Address} {finding.Detail}"), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_cases(string ruleId)
    {
        var cases = All.Where(cases => cases.RuleId == ruleId).ToList();
        Assert.That(cases, Has.Count.EqualTo(1), $"Cases of {ruleId} are to stand in one class that derives from {nameof(RuleCases)}.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                cases[0].Bad.DistinctBy(bad => TerraformJson.Of(bad.Blocks)).Count(), Is.GreaterThanOrEqualTo(Spellings), "bad cases");
            Assert.That(
                cases[0].Good.DistinctBy(good => TerraformJson.Of(good.Blocks)).Count(), Is.GreaterThanOrEqualTo(Spellings), "good cases");
        }
    }

    private static IReadOnlyList<Finding> Findings(string ruleId, RuleCase one) =>
        [.. Rule.All.Single(rule => rule.Id == ruleId).Check(StackModel.FromConfiguration(TerraformJson.Of(one.Blocks)))];

    private static TestCaseData Data(RuleCases cases, RuleCase one) =>
        new TestCaseData(cases.RuleId, one).SetArgDisplayNames(cases.RuleId, one.Name);
}
