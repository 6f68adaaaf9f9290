using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class QueuePolicyNamesPrincipalsCases() : PrincipalCases("TAP-SQS-3", "aws_sqs_queue_policy", "policy", "sqs:SendMessage")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("in the queue itself", Of("aws_sqs_queue.q", "policy",
            """{ "Principal": { "AWS": ["*"] }, "Action": "sqs:SendMessage", "Resource": "*" }""")),
    ];

}
