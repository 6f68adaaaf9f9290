namespace Tap.Guardrails;

/// <summary>Every topic is encrypted under a customer-managed key.</summary>
internal sealed class TopicIsEncrypted : LegacyRule
{
    public override string Id => "TAP-SNS-1";

    public override string Title => "Topics are encrypted under a customer-managed key";

    public override Uri Source => new("https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html");

    public override string WayOut => "make the topic as an AlarmTopic, or set kms_master_key_id to a key of your own: "
        + "alias/aws/sns does not let AWS services such as CloudWatch publish.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_sns_topic")
        .Where(topic => topic.Text("kms_master_key_id") is null or "alias/aws/sns")
        .Select(
            topic => On(topic, topic.Text("kms_master_key_id") is null ? "is not encrypted" : "is encrypted under the AWS-managed key"));
}
