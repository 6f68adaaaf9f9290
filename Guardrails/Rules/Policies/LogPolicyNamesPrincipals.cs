namespace Tap.Guardrails;

/// <summary>Nobody unknown writes logs, or sends them to a destination.</summary>
internal sealed class LogPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-LOGS-1";

    public override string Title => "Log policies let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html");

    public override IReadOnlyList<string> Types =>
    [
        "aws_cloudwatch_log_resource_policy", "aws_cloudwatch_log_destination_policy", "aws_cloudwatch_log_delivery_destination_policy",
    ];
}
