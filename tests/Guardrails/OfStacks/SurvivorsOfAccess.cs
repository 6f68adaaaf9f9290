using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of IAM, of keys and of policies that no rule has to find.</summary>
internal static class SurvivorsOfAccess
{
    private const string Less = "It takes a right away.";
    private const string Denied = "It denies as much, or more.";
    private const string Text = "It is a text for people, or a name that is as good as any other.";
    private const string Refused = "The provider or AWS refuses it.";
    private const string Missing = "Terraform refuses what refers to it; without both nobody has the right.";
    private const string Other = "The other condition beside it narrows as much.";
    private const string Named = "Those who may do it are named.";
    private const string Whose = "The condition says whose request it is.";
    private const string Bounded =
        "StringEquals takes no wildcard: the boundary, the service, the subject or the account is one that whoever deploys names.";

    public static IEnumerable<Survivor> All =>
    [
        .. OfPolicies,
        .. Survivor.Of("aws_iam_policy|aws_iam_role", "name|description", Text),
        .. Survivor.Of("aws_iam_policy|aws_iam_role", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_iam_role", "max_session_duration", "The shortest session is 1 hour, the longest 12."),
        .. Survivor.Of("aws_iam_role", "permissions_boundary", "An account decides by a setting whether it bounds roles."),
        .. Survivor.Of("aws_iam_role", "+aws_iam_role_policies_exclusive", Less, Added),
        .. Survivor.Of("aws_iam_role_policy_attachment", "policy_arn", Refused, Removed),
        .. Survivor.Of("aws_iam_role_policy_attachment", "role", Refused, Removed, Emptied, Replaced),
        .. Survivor.Of("aws_iam_role_policy_attachment", "role", "The policy is judged where it is.", Unknown),
        .. Survivor.Of("aws_iam_role_policy_attachment", "", Less, CountZero, CountUnknown),
        .. Survivor.Of("aws_iam_openid_connect_provider", "url|client_id_list|client_id_list[]",
            "The trust policy names issuer, subject and audience."),
        .. Survivor.Of("aws_iam_openid_connect_provider", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_kms_key", "description", Text),
        .. Survivor.Of("aws_kms_key", "deletion_window_in_days", "AWS waits for 30 days.", Removed),
        .. Survivor.Of("aws_kms_key", "", Missing, CountUnknown),
        .. Survivor.Of("aws_kms_alias", "*", "An alias gives no rights."),
    ];

    private static IEnumerable<Survivor> OfPolicies =>
    [
        .. Survivor.Of("aws_iam_policy|aws_api_gateway_rest_api_policy", "policy", Refused, Removed, Emptied),
        .. Survivor.Of("aws_iam_role", "assume_role_policy", Refused, Removed, Emptied),
        .. Survivor.Of("*", "*policy.Allow(*)|*policy.Allow(*).Action[]|*policy.Allow(*).Resource[]", Less, Removed),
        .. Survivor.Of("*", "*policy.Allow(*).Effect", Less, Inverted),
        .. Survivor.Of("*", "*policy.Allow(*).Effect", "Every rule takes it for Allow, and checks it.", Unknown),
        .. Survivor.Of("*", "*policy.Allow(*).Principal", Refused, Removed),
        .. Survivor.Of("*", "*policy.Allow(*).Principal.*", Refused, Replaced),
        .. Survivor.Of("*", "*policy.Deny(*).Condition*", Denied, Weakened),
        .. Survivor.Of("*", "*policy.Deny(*).Principal", Denied, Widened),
        .. Survivor.Of("aws_kms_key", "policy.Allow(*).Resource", "In the policy of a key it stands for this key.", Unknown),
        .. Survivor.Of("aws_kms_key|aws_s3_bucket_policy|aws_sns_topic_policy", "policy.Allow(*).Action", Named, Widened),
        .. Survivor.Of("aws_kms_key|aws_s3_bucket_policy", "policy.Allow(*).Action", Named, Unknown),
        .. Survivor.Of("aws_kms_key", "policy.Allow(*ThroughSqs).Condition*|policy.Allow(*ThroughServices).Condition*",
            "The account's own IAM policies decide, as they do by default."),
        .. Survivor.Of("aws_kms_key", "policy.Allow(UseAlarms).Condition.*", Other),
        .. Survivor.Of("aws_sns_topic_policy", "policy.Allow(PublishAlarms).Condition.*", Other),
        .. Survivor.Of("aws_s3_bucket_policy", "policy.Allow(DeliverAccessLogs).Condition.ArnLike*", Other),
        .. Survivor.Of("aws_s3_bucket_policy", "policy.Allow(DeliverAccessLogs).Condition.StringEquals.aws:SourceAccount",
            Bounded, Unknown),
        .. Survivor.Of("aws_kms_key|aws_sns_topic_policy", "policy.Allow(*).Principal", Whose, Widened)
            .Select(one => one with { In = "aws:SourceAccount" }),
        .. Survivor.Of("aws_s3_bucket_policy", "policy.Allow(*).Principal|policy.Allow(*).Principal.Service", Whose, Unknown, Widened),
        .. Survivor.Of("aws_s3_bucket_policy|aws_sns_topic_policy", "policy.Allow(*).Resource",
            "It stands for this bucket, or this topic.", Widened, Unknown),
        .. Survivor.Of("aws_iam_role", "assume_role_policy.Allow(*).Condition*", "Only who may pass the role can give it to the service.")
            .Select(one => one with { In = "vpc-flow-logs" }),
        .. Survivor.Of("aws_iam_role", "assume_role_policy.Allow(*).Condition.StringEquals.*:sub", Bounded, Unknown),
        .. Survivor.Of("aws_iam_role", "assume_role_policy.Allow(*).Condition.*:aud", "The subject says who may assume it."),
        .. Survivor.Of("aws_iam_policy", "policy.Allow(AttachPolicies).Condition.*", Other),
        .. Survivor.Of("aws_iam_policy",
            "policy.Allow(ReadEnvironmentVariables).Condition.StringEquals.*|policy.Allow(ReadEnvironmentVariables).Resource", Other),
        .. Survivor.Of("aws_iam_policy", "policy.Allow(DetachPolicies).Condition*", "To take a policy away from a role gives no rights."),
        .. Survivor.Of("aws_iam_policy", "policy.Allow(MakeBoundedRoles).Condition.StringEquals.iam:PermissionsBoundary", Bounded, Unknown),
        .. Survivor.Of("aws_iam_policy", "policy.Allow(PassRoles).Condition.StringEquals.iam:PassedToService", Bounded, Unknown),
        .. Survivor.Of("aws_iam_policy", "policy.Allow(FindLogGroup).Resource", "It lists names of log groups, and has no narrower form.",
            Widened, Unknown),
        .. new[] { "DenyItems", "DenyLogEvents", "DenyMessages", "DenyObjects", "DenyParameters", "KeepBoundaries", "KeepBuckets",
            "KeepIdentities", "KeepOldVersions", "KeepStateOfFoundation" }
            .SelectMany(sid => Survivor.Of("aws_iam_policy", $"policy.Deny({sid})*",
                "The stack acknowledges the broad policy beside it; what is taken away from that is in its snapshot."))
            .Select(survivor => survivor with { IsHarmless = false }),
    ];
}
