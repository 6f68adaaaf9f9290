namespace Tap.Guardrails;

/// <summary>Every log group keeps its logs for a time that somebody has chosen.</summary>
internal sealed class LogGroupForgets : Rule
{
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    private static readonly string[] Days =
    [
        "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827", "2192", "2557", "2922",
        "3288", "3653",
    ];

    public override string Id => "TAP-LOGS-2";

    public override string Title => "Log groups keep logs for a stated time";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("CloudWatch.16"), Control.ControlTower("CT.CLOUDWATCH.PR.2")];

    public override string Exemptions => "The class DELIVERY has a retention of its own, which nobody can set.";

    public override string WayOut => "set retention_in_days to one of the numbers of days that CloudWatch Logs takes, such as 30 or 365.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_cloudwatch_log_group")
        .Where(group => group["log_group_class"].IsOneOf("DELIVERY") != Proof.Holds)
        .SelectMany(group => Require(
            group["retention_in_days"].IsOneOf(Days),
            group,
            group["retention_in_days"].Text is null or "0"
                ? "keeps its logs for ever"
                : "has a retention that CloudWatch Logs does not take",
            "its retention_in_days",
            group["retention_in_days"],
            "a number of days, such as 30"));
}
