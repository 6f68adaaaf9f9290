namespace Tap.Guardrails;

/// <summary>Every topic is encrypted under a customer-managed key.</summary>
internal sealed class TopicIsEncrypted : Rule
{
    public override string Id => "TAP-SNS-1";

    public override string Title => "Topics are encrypted under a customer-managed key";

    public override Uri Source => new("https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("SNS.1")];

    public override string WayOut => "make the topic as an AlarmTopic, or set kms_master_key_id to a key of your own: "
        + "alias/aws/sns does not let AWS services such as CloudWatch publish.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from topic in stack.All("aws_sns_topic")
        let key = topic["kms_master_key_id"]
        from finding in Require(
            EncryptionKeys.IsCustomerManaged(stack, key), topic,
            EncryptionKeys.IsGiven(key) == Proof.Broken ? "is not encrypted" : "is encrypted under the AWS-managed key", "its key", key,
            "a key of the account's own")
        select finding;
}
