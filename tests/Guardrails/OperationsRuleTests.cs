namespace Tap.Tests.Guardrails;

public sealed class OperationsRuleTests : RuleTest
{
    public void Alarms_keep_their_rules(string rule, string resource, int findings) =>
        Assert.That(Findings(rule, resource), Has.Count.EqualTo(findings));
}
