namespace Tap.Tests.Guardrails.Cases;

/// <summary>The cases of a rule: ways to break it, and harmless ways to write what it is about.</summary>
/// <param name="ruleId">The rule.</param>
public abstract class RuleCases(string ruleId)
{
    /// <summary>The rule.</summary>
    public string RuleId { get; } = ruleId;

    /// <summary>Stacks that break it, in three spellings at least.</summary>
    public abstract IEnumerable<RuleCase> Bad { get; }

    /// <summary>Stacks that keep it, in three spellings at least.</summary>
    public abstract IEnumerable<RuleCase> Good { get; }
}
