using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>IAM policies name each action that they allow.</summary>
internal sealed class PolicyAllowsNoWildcardAction : LegacyRule
{
    public override string Id => "TAP-IAM-1";

    public override string Title => "IAM policies allow no wildcard action";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");

    public override string WayOut => "name each action, as Role.Grant requires.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_iam_policy").SelectMany(policy =>
        PolicyJson.Statements(policy.Text("policy")) is { } statements
            ? statements.Where(PolicyJson.Allows).SelectMany(Wildcards).Select(action => On(policy, $"allows {action}"))
            : [On(policy, "has a policy that cannot be read here: write its JSON out")]);

    private static IEnumerable<string> Wildcards(JsonElement statement) =>
        PolicyJson.OneOrMany(statement, "Action").Where(action => action.Contains('*', StringComparison.Ordinal))
            .Concat(PolicyJson.OneOrMany(statement, "NotAction").Select(action => $"everything but {action}"));
}
