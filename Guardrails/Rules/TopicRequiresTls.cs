namespace Tap.Guardrails;

/// <summary>Every topic's policy denies publishing without TLS.</summary>
internal sealed class TopicRequiresTls : LegacyRule
{
    public override string Id => "TAP-SNS-2";

    public override string Title => "Topics refuse messages without TLS";

    public override Uri Source => new("https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html");

    public override string WayOut =>
        "make the topic as an AlarmTopic, or give it a policy that denies sns:Publish to * where aws:SecureTransport is false.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_sns_topic")
        .Where(topic => !PolicyJson.DeniesWithoutTls(topic.Text("policy"), "sns:Publish")
            && !stack.All("aws_sns_topic_policy").Any(
                policy => topic.IsReferredToBy(policy.Text("arn")) && PolicyJson.DeniesWithoutTls(policy.Text("policy"), "sns:Publish")))
        .Select(topic => On(topic, "has no policy that denies publishing without TLS"));
}
