namespace Tap.Guardrails;

/// <summary>Nobody unknown uses a topic.</summary>
internal sealed class TopicPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-SNS-3";

    public override string Title => "Topic policies let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("SNS.4")];

    public override IReadOnlyList<string> Types => ["aws_sns_topic", "aws_sns_topic_policy"];
}
