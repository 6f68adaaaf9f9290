namespace Tap.Guardrails;

/// <summary>Every topic's policy denies publishing without TLS.</summary>
internal sealed class TopicRequiresTls : TlsRule
{
    public override string Id => "TAP-SNS-2";

    public override string Title => "Topics refuse messages without TLS";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html");

    public override string WayOut =>
        "make the topic as an AlarmTopic, or let its one policy deny sns:Publish to * where aws:SecureTransport is false.";

    protected override string OwnerType => "aws_sns_topic";

    protected override string SettingType => "aws_sns_topic_policy";

    protected override string OwnerArgument => "arn";

    protected override TlsDenial Denial { get; } = new("sns", "Publish");

    protected override string Missing => "has no policy that denies everything without TLS";
}
