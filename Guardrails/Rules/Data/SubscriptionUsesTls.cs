namespace Tap.Guardrails;

/// <summary>No topic delivers messages without TLS.</summary>
internal sealed class SubscriptionUsesTls : Rule
{
    private static readonly string[] Protocols = ["application", "email", "email-json", "firehose", "https", "lambda", "sms", "sqs"];

    public override string Id => "TAP-SNS-4";

    public override string Title => "Topics deliver messages over TLS";

    public override Uri Source => new("https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html");

    public override string Exemptions => "Mail and text messages, whose way beyond AWS no setting encrypts.";

    public override string WayOut => "set the subscription's protocol to https, with an endpoint that begins with https://.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from subscription in stack.All("aws_sns_topic_subscription")
        let protocol = subscription["protocol"]
        from finding in Require(
            protocol.IsOneOf(Protocols), subscription, "delivers messages without TLS", "its protocol", protocol, "https")
        select finding;
}
