namespace Tap.Tests.Guardrails.Cases;

public sealed class SubscriptionUsesTlsCases() : RuleCases("TAP-SNS-4")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("HTTP", """aws_sns_topic_subscription.it { "protocol": "http", "endpoint": "http://example.com" }"""),
        new RuleCase("HTTP by a local", """aws_sns_topic_subscription.it { "protocol": "${local.it}" }""", """locals { "it": "http" }"""),
        new RuleCase(
            "HTTP in one branch", """aws_sns_topic_subscription.it { "protocol": "${var.on ? \"https\" : \"http\"}" }""", "var.on {}"),
        new RuleCase("not known", """aws_sns_topic_subscription.it { "protocol": "${var.it}" }""", "var.it {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("HTTPS", """aws_sns_topic_subscription.it { "protocol": "https", "endpoint": "https://example.com" }"""),
        new RuleCase("a queue", """aws_sns_topic_subscription.it { "protocol": "sqs", "endpoint": "${aws_sqs_queue.it.arn}" }"""),
        new RuleCase(
            "mail, by a variable", """aws_sns_topic_subscription.it { "protocol": "${var.it}" }""", """var.it { "default": "email" }"""),
    ];
}
