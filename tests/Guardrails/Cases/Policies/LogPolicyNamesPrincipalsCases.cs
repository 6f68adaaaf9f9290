using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class LogPolicyNamesPrincipalsCases() : PrincipalCases("TAP-LOGS-1", "aws_cloudwatch_log_resource_policy",
    "policy_document", "logs:PutLogEvents")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("a destination", Of("aws_cloudwatch_log_destination_policy.d", "access_policy",
            """{ "Principal": "*", "Action": "logs:PutSubscriptionFilter", "Resource": "*" }""")),
    ];

}
