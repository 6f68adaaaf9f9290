using System.IO.Enumeration;

namespace Tap.Guardrails;

/// <summary>No function may create its log group, because the stack creates and destroys it.</summary>
internal sealed class FunctionMakesNoLogGroup : Rule
{
    private const string Action = "logs:CreateLogGroup";
    private const string GroupInArn = ":log-group:";

    // AWS-managed policies that allow it for every log group: AWSLambdaBasicExecutionRole and its kin, and broader ones.
    private static readonly string[] Allowing =
    [
        "AWSLambda*ExecutionRole", "AdministratorAccess*", "PowerUserAccess", "CloudWatch*FullAccess*",
        "CloudWatchLambdaInsightsExecutionRolePolicy",
    ];

    public override string Id => "TAP-LAMBDA-4";

    public override string Title => "Functions cannot bring their log group back";

    public override Uri Source => new("https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html");

    public override string? Exemptions => "Roles that no function of the stack has: they make no group of a function.";

    public override string WayOut =>
        $"make the role as a Tap.Security.Role, or deny {Action} in its own policy: made by Lambda after a destroy, "
        + "the group keeps logs for ever and is in the way of the next deployment.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_lambda_function")
        .SelectMany(function => FunctionRole.Of(function, stack) is { } role
            ? CheckRole(stack, function, role)
            : [On(function, $"is not proven to keep the rule: its role, {function["role"]}, is none of this stack; make it here",
                function["role"], "a role of this stack") with { IsProven = false }]);

    private IEnumerable<Finding> CheckRole(StackModel stack, ResourceBlock function, ResourceBlock role)
    {
        var attached = FunctionRole.AttachedTo(role, stack);
        var policies = FunctionRole.PoliciesOf(role, stack, attached).ToList();
        var names = FunctionLogGroup.NamesOf(function);
        var statements = policies.SelectMany(policy => policy.Statements)
            .Where(statement => Names(statement, Action) != Proof.Broken).ToList();
        var denies = Proofs.All(names, name => Proofs.Any(
            statements.Where(statement => statement.Effect.Text == "Deny" && statement.Conditions.Count == 0),
            statement => Names(statement, Action).And(Covers(statement, name, stack))));
        var allows = Proofs.Any(
            Proofs.Any(attached, arn => AllowsByManaged(arn, stack)),
            Proofs.Of(policies.Exists(policy => !policy.IsKnown)).And(Proof.Unproven),
            Proofs.Any(statements.Where(statement => statement.Allows), statement => Proofs.Any(
                names, name => Names(statement, Action).And(Covers(statement, name, stack)))));
        return Require(
            allows.Not().Or(denies), function, $"has a role, {role.Address}, that may make {names[0]}",
            $"whether its role, {role.Address}, may make {names[0]},", UnknownIn(attached, stack) ?? names[0]);
    }

    private static Value? UnknownIn(IReadOnlyList<Value> attached, StackModel stack) =>
        attached.FirstOrDefault(arn => AllowsByManaged(arn, stack) == Proof.Unproven);

    private static Proof AllowsByManaged(Value arn, StackModel stack) => Proofs.Any(arn.Alternatives, one =>
        FunctionRole.PolicyOf(one, stack) is not null ? Proof.Broken
        : ManagedName(one, stack) is { } name ? Proofs.Of(Allowing.Any(pattern => Matches(pattern, name)))
        : one.IsPresent ? Proof.Unproven : Proof.Broken);

    // The name of an AWS-managed policy, by ARN or data source; null for any other.
    private static string? ManagedName(Value arn, StackModel stack)
    {
        if (arn.Reference is { Attribute: "arn" } reference)
            return stack.Data("aws_iam_policy").FirstOrDefault(data => data.Address == reference.Address)?["name"].Text;
        return arn.Parts[^1].Text is { } text && arn.Expression.Contains(":iam::aws:policy/", StringComparison.Ordinal)
            ? text[(text.LastIndexOf('/') + 1)..]
            : null;
    }

    private static Proof Names(Statement statement, string action) => statement.NotActions.Count > 0
        ? Proofs.Any(statement.NotActions, pattern => pattern.Is(one => Matches(one.Text, action))).Not()
        : Proofs.Any(statement.Actions, pattern => pattern.Is(one => Matches(one.Text, action)));

    private static Proof Covers(Statement statement, Value name, StackModel stack) => statement.NotResources.Count > 0
        ? Proofs.Any(statement.NotResources, pattern => Covers(pattern, name, stack)).Not()
        : Proofs.Any(statement.Resources, pattern => Covers(pattern, name, stack));

    // Compared by the name in the ARN: partition, region and account are references, or not known here.
    private static Proof Covers(Value pattern, Value name, StackModel stack)
    {
        if (stack.All("aws_cloudwatch_log_group").Any(group => pattern.Parts[0].Reference is not null
            && group.IsReferredToBy(pattern.Parts[0]) == Proof.Holds && group["name"].IsSameAs(name) == Proof.Holds))
            return Proof.Holds;
        var last = pattern.Parts[^1].Text;
        var start = last?.IndexOf(GroupInArn, StringComparison.Ordinal) ?? -1;
        if (last is null)
            return Proof.Unproven;
        if (start < 0)
        {
            return pattern.Expression.Contains(GroupInArn, StringComparison.Ordinal)
                ? Proof.Unproven
                : Proofs.Of(pattern.Text?.EndsWith('*') == true);
        }

        var groups = last[(start + GroupInArn.Length)..].TrimEnd(':', '*') + (last.EndsWith('*') ? "*" : "");
        return groups == "*" ? Proof.Holds : name.Is(one => Matches(groups, one.Text!));
    }

    private static bool Matches(string? pattern, string name) =>
        pattern is not null && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
