using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class TopicPolicyNamesPrincipalsCases() : PrincipalCases("TAP-SNS-3", "aws_sns_topic_policy", "policy", "sns:Publish")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("in the topic itself", Of("aws_sns_topic.t", "policy", """{ "Principal": "*", "Action": "sns:Subscribe", "Resource": "*" }""")),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. base.Good,
        new("the default policy of AWS", Of("aws_sns_topic_policy.p", "policy", """
            { "Principal": { "AWS": "*" }, "Action": "sns:Publish", "Resource": "*",
              "Condition": { "StringEquals": { "AWS:SourceOwner": "123456789012" } } }
            """.Trim())),
    ];
}
