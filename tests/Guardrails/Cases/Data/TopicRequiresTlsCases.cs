namespace Tap.Tests.Guardrails.Cases;

public sealed class TopicRequiresTlsCases() : TlsCases(
    "TAP-SNS-2", "aws_sns_topic.it", ("arn", "arn"), "sns:Publish", """["${aws_sns_topic.it.arn}"]""")
{
    public override IEnumerable<RuleCase> Bad =>
        [.. base.Bad, new RuleCase("only subscribing", Owner, Policy(Denial(action: "\"sns:Subscribe\"")))];

    public override IEnumerable<RuleCase> Good =>
    [
        .. base.Good,
        new RuleCase("in other letters", Owner, Policy(Denial(action: """["SNS:Publish"]"""))),
        new RuleCase("a pattern of actions", Owner, Policy(Denial(action: """["sns:Pub*"]"""))),
    ];
}
