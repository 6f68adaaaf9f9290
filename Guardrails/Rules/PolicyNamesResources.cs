using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>IAM policies name the resources that they apply to.</summary>
internal sealed class PolicyNamesResources : LegacyRule
{
    public override string Id => "TAP-IAM-2";

    public override string Title => "IAM policies allow nothing on '*'";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");

    public override string WayOut => "name the resources by ARN, as Role.Grant requires.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_iam_policy").SelectMany(policy =>
        (PolicyJson.Statements(policy.Text("policy")) ?? [])
            .Where(statement => PolicyJson.Allows(statement) && IsOnAnything(statement))
            .Select(statement => On(policy, $"allows {string.Join(", ", PolicyJson.OneOrMany(statement, "Action"))} on any resource")));

    private static bool IsOnAnything(JsonElement statement) =>
        PolicyJson.OneOrMany(statement, "Resource").Contains("*") || PolicyJson.OneOrMany(statement, "NotResource").Count > 0;
}
