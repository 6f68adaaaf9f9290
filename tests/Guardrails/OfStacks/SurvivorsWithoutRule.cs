using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants that are no good, and that no rule finds: what guardrails do not hold yet.</summary>
internal static class SurvivorsWithoutRule
{
    public static IEnumerable<Survivor> All =>
        new[]
        {
            Survivor.Of("aws_api_gateway_integration", "cache_key_parameters|cache_key_parameters[]",
                "No rule asks which parameters tell the answers in a cache apart."),
            Survivor.Of("aws_api_gateway_rest_api_policy", "policy.*", "No rule asks for one policy of an API.", Second),
            Survivor.Of("aws_iam_policy", "+aws_iam_user_policy_attachment", "No rule asks about users that other stacks make.", Added),
            Survivor.Of("aws_iam_role", "assume_role_policy.Allow(AssumeRole).Condition.StringEquals.*:sub",
                "The rule takes the value of a variable for a fixed subject.", Unknown),
            Survivor.Of("aws_s3_bucket_policy", "policy.Allow(DeliverAccessLogs).Condition.StringEquals*",
                "The rule takes the prefix of a bucket's name for its account."),
            Survivor.Of("provider", "default_tags", "The rule takes a block that may not exist for one that does.", Dynamic),
            Survivor.Of("terraform", "backend|backend.s3", "No rule asks for a backend that is not there.", Removed)
                .Select(one => one with { NotIn = "\"local\"" }),
            Survivor.Of("terraform", "backend.s3", "No rule asks for a backend that is not there.", Dynamic),
            Survivor.Of("variable", "ephemeral|sensitive", "No rule asks that the variable of a secret is hidden."),
            Survivor.Of("*", "description", "Texts for people are not searched for secrets.", Secret),
        }.SelectMany(survivors => survivors).Select(survivor => survivor with { IsHarmless = false });
}
