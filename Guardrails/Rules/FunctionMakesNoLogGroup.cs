using System.IO.Enumeration;
using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>No function may create its log group, because the stack creates and destroys it.</summary>
internal sealed class FunctionMakesNoLogGroup : LegacyRule
{
    private const string Action = "logs:CreateLogGroup";
    private const string GroupInArn = ":log-group:";

    public override string Id => "TAP-LAMBDA-4";

    public override string Title => "Functions cannot bring their log group back";

    public override Uri Source => new("https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html");

    public override string WayOut =>
        $"make the role as a Tap.Security.Role, or deny {Action} in its own policy: made by Lambda after a destroy, "
        + "the group keeps logs for ever and is in the way of the next deployment.";

    public override IEnumerable<Finding> Check(StackJson stack) =>
        from function in stack.All("aws_lambda_function")
        from role in stack.All("aws_iam_role").Where(role => role.IsReferredToBy(function.Text("role")))
        let attached = stack.All("aws_iam_role_policy_attachment")
            .Where(attachment => role.IsReferredToBy(attachment.Text("role")))
            .Select(attachment => attachment.Text("policy_arn"))
            .ToList()
        let logGroup = $"/aws/lambda/{function.Text("function_name")}"
        let own = stack.All("aws_iam_policy").Where(policy => attached.Any(policy.IsReferredToBy))
            .SelectMany(policy => PolicyJson.Statements(policy.Text("policy")) ?? [])
            .Where(statement => IsAbout(statement, logGroup))
            .ToList()
        where attached.Any(IsExecutionRolePolicy) || own.Any(PolicyJson.Allows)
        where own.All(PolicyJson.Allows)
        select On(function, $"has a role, {role.Address}, that may make {logGroup}");

    // All of Lambda's AWS-managed policies allow it for every log group: AWSLambdaBasicExecutionRole, AWSLambdaVPCAccessExecutionRole,
    // AWSLambdaSQSQueueExecutionRole and others.
    private static bool IsExecutionRolePolicy(string? arn) =>
        arn is not null && FileSystemName.MatchesSimpleExpression("arn:*:iam::aws:policy/*/AWSLambda*ExecutionRole", arn);

    private static bool IsAbout(JsonElement statement, string logGroup) =>
        PolicyJson.OneOrMany(statement, "Action").Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, Action))
        && (PolicyJson.OneOrMany(statement, "NotResource") is { Count: > 0 } others
            ? !others.Any(pattern => Covers(pattern, logGroup))
            : PolicyJson.OneOrMany(statement, "Resource").Any(pattern => Covers(pattern, logGroup)));

    // Compared by the name in the ARN: partition, region and account are references, or unknown here.
    private static bool Covers(
        string pattern, string logGroup) => pattern.IndexOf(GroupInArn, StringComparison.Ordinal) is var start && start < 0
        ? pattern.EndsWith('*')
        : FileSystemName.MatchesSimpleExpression(
            pattern[(start + GroupInArn.Length)..].TrimEnd(':', '*') + (pattern.EndsWith('*') ? "*" : ""), logGroup);
}
