using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants that are no good, and that no rule finds: what guardrails do not hold yet.</summary>
internal static class SurvivorsWithoutRule
{
    public static IEnumerable<Survivor> All =>
        new[]
        {
            Survivor.Of("aws_s3_bucket_policy", "policy.Allow(DeliverAccessLogs).Condition.StringEquals*",
                "The rule takes the prefix of a bucket's name for its account."),
            Survivor.Of("terraform", "backend|backend.s3", "Without a backend a state is in a local file, which rules let pass.", Removed)
                .Select(one => one with { NotIn = "\"local\"" }),
            Survivor.Of("variable", "ephemeral|sensitive", "No rule asks that the variable of a secret is hidden."),
            Survivor.Of("*", "description", "Texts for people are not searched for secrets.", Secret),
        }.SelectMany(survivors => survivors).Select(survivor => survivor with { IsHarmless = false });
}
