namespace Tap.Guardrails;

/// <summary>CloudWatch may publish to the topics of alarms, whose keys let it encrypt.</summary>
internal sealed class AlarmMayPublish : Rule
{
    private const string Service = "cloudwatch.amazonaws.com";
    private const string TopicType = "aws_sns_topic";

    // What CloudWatch sends with a request; with any other key a statement may not be about it.
    private static readonly string[] Keys =
        ["aws:SourceArn", "aws:SourceAccount", "AWS:SourceOwner", "aws:SourceOrgID", "aws:SecureTransport"];

    public override string Id => "TAP-CLOUDWATCH-3";

    public override string Title => "CloudWatch may publish what alarms send";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html");

    public override string Exemptions =>
        "A topic without a policy has AWS's own, which lets the account's alarms publish; topics of other stacks "
        + "are judged where they are made, and actions that are no topics need no policy.";

    public override string WayOut =>
        "let cloudwatch.amazonaws.com do sns:Publish in the topic's policy, and kms:Decrypt and kms:GenerateDataKey* "
        + "in its key's, for the account's alarms by aws:SourceArn.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var actions = stack.All("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm")
            .SelectMany(alarm => new[] { "alarm_actions", "ok_actions", "insufficient_data_actions" }.SelectMany(alarm.Items))
            .ToLookup(action => action.Expression);
        return stack.All(TopicType)
            .Where(topic => actions.Any(action => topic.IsReferredToBy(action.First()) == Proof.Holds))
            .SelectMany(topic => CheckTopic(stack, topic).Concat(CheckKey(stack, topic)));
    }

    private IEnumerable<Finding> CheckTopic(StackModel stack, ResourceBlock topic)
    {
        var policies = PoliciesOf(stack, topic, "aws_sns_topic_policy", "arn").ToList();
        return policies.Count == 0 ? [] : Require(
            Allows(policies, "sns:Publish"),
            topic,
            $"does not let CloudWatch publish the alarms that it is for, by {policies[0].Resource.Address}",
            "the policy of the topic",
            policies[0].Written,
            $"Allow sns:Publish for {Service}");
    }

    private IEnumerable<Finding> CheckKey(StackModel stack, ResourceBlock topic)
    {
        var id = topic["kms_master_key_id"];
        if (!id.IsPresent || id.Text == "")
            return [];
        if (id.Text?.StartsWith("alias/aws/", StringComparison.Ordinal) == true)
            return [On(topic, "is encrypted under a key of AWS, which does not let CloudWatch publish", id, "a customer-managed key")];
        if (KeyOf(stack, id) is not { } key)
            return [NotProven(topic, "the key that CloudWatch has to encrypt with", id)];
        var policies = PoliciesOf(stack, key, "aws_kms_key_policy", "key_id").ToList();
        if (policies.Count == 0)
            return [On(topic, $"is encrypted under {key.Address}, whose policy is AWS's own and does not let CloudWatch encrypt")];
        return Require(
            Allows(policies, "kms:Decrypt").And(Allows(policies, "kms:GenerateDataKey")),
            topic,
            $"is encrypted under {key.Address}, which does not let CloudWatch encrypt alarms",
            $"the policy of {key.Address}",
            policies[0].Written,
            $"Allow kms:Decrypt and kms:GenerateDataKey* for {Service}");
    }

    private static ResourceBlock? KeyOf(StackModel stack, Value id) =>
        stack.ReferredToBy(id, "aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key")
        ?? (stack.ReferredToBy(id, "aws_kms_alias") is { } alias
            ? stack.ReferredToBy(alias["target_key_id"], "aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key")
            : null);

    private static IEnumerable<PolicyModel> PoliciesOf(StackModel stack, ResourceBlock owner, string type, string argument) =>
        stack.Policies.Where(policy => policy.Resource == owner
            || (policy.Resource.Type == type && owner.IsReferredToBy(policy.Resource[argument]) != Proof.Broken));

    private static Proof Allows(IReadOnlyList<PolicyModel> policies, string action)
    {
        // Of several policies the one that is written last wins, so that each has to allow it.
        return Proofs.All(policies, policy => policy.IsKnown ? InPolicy(policy) : Proof.Unproven);

        Proof InPolicy(PolicyModel policy)
        {
            var about = policy.Statements.Where(statement => statement.Actions.Any(one => ActionPattern.Covers(one, action))).ToList();
            return Proofs.Any(about.Where(statement => statement.Effect.Text == "Allow"), Reaches)
                .And(Proofs.Of(about.TrueForAll(statement => statement.Effect.Text != "Deny" || !Refuses(statement))));
        }
    }

    private static Proof Reaches(Statement statement) => Proofs.Any(statement.Principals, IsCloudWatch)
        .And(Proofs.All(statement.Conditions, IsOfAlarms));

    private static Proof IsCloudWatch(PolicyPrincipal principal) =>
        principal.Type == "Service" ? principal.Value.IsOneOf(Service) : principal.IsEverybody;

    private static Proof IsOfAlarms(PolicyCondition condition)
    {
        if (!Keys.Any(condition.IsAbout) || condition.Operator.Contains("Not", StringComparison.Ordinal))
            return Proof.Unproven;
        return !condition.IsAbout("aws:SourceArn") ? Proof.Holds : Proofs.Any(condition.Values, value => Proofs.Of(
            value.Text is null && value.References.Any(reference => reference.Block.StartsWith("aws_cloudwatch_", StringComparison.Ordinal))
            || value.Parts.Any(part =>
                part.Text is { } text && (text == "*" || text.Contains(":cloudwatch:", StringComparison.Ordinal)))));
    }

    // A refusal of what comes without TLS does not concern CloudWatch.
    private static bool Refuses(Statement statement) =>
        statement.Principals.Any(principal => principal.Type == "Service" && principal.Value.IsOneOf(Service) != Proof.Broken)
        || (statement.Conditions.Count == 0 && statement.Principals.Any(principal => principal.IsEverybody != Proof.Broken));
}
