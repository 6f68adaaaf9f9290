namespace Tap.Tests.Guardrails.Cases;

public sealed class QueueRequiresTlsCases() : TlsCases(
    "TAP-SQS-2", "aws_sqs_queue.it", ("queue_url", "url"), "sqs:*", """["${aws_sqs_queue.it.arn}"]""")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new RuleCase("only what sends", Owner, Policy(Denial(action: "\"sqs:SendMessage\""))),
        new RuleCase("much, but not all", Owner, Policy(Denial(action: """["sqs:Send*","sqs:Receive*"]"""))),
    ];

    public override IEnumerable<RuleCase> Good =>
        [.. base.Good, new RuleCase("in other letters", Owner, Policy(Denial(action: "\"SQS:*\"")))];
}
