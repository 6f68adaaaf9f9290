using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of alarms, logs, providers and of what every resource has, that no rule has to find.</summary>
internal static class SurvivorsOfOperations
{
    private const string Text = "It is a text for people, or a name that is as good as any other.";
    private const string Refused = "The provider or AWS refuses it.";
    private const string Alarms = "When an alarm goes off is for its owner.";

    public static IEnumerable<Survivor> All =>
    [
        .. Survivor.Of("*", "depends_on|depends_on[]", "It decides about the order.", Removed),
        .. Survivor.Of("*",
            "lifecycle.ignore_changes|lifecycle.ignore_changes[]|lifecycle.replace_triggered_by|lifecycle.create_before_destroy*",
            "It decides about the order, and about what Terraform changes back."),
        .. Survivor.Of("aws_*", "tags|tags.Name", Text),
        .. Survivor.Of("aws_cloudwatch_dashboard", "*", "It is for people to look at."),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "alarm_description|alarm_name", Text),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "ok_actions*", "It says that all is well again."),
        .. Survivor.Of("aws_cloudwatch_metric_alarm",
            "comparison_operator|evaluation_periods|extended_statistic|period|statistic|threshold", Alarms),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "dimensions*|metric_name|namespace", Alarms)
            .Select(one => one with { NotIn = "DeadLetterErrors" }),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "", Alarms, CountZero, CountUnknown)
            .Select(one => one with { NotIn = "DeadLetterErrors" }),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "dimensions|dimensions.FunctionName", "It is an alarm of all functions.", Removed),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "alarm_actions[]", "Whom it tells is given by whoever deploys.", Unknown),
        .. Survivor.Of("aws_cloudwatch_metric_alarm", "treat_missing_data", "It says what missing data means.", Weakened),
        .. Survivor.Of("aws_cloudwatch_log_group", "name", Text),
        .. Survivor.Of("provider", "default_tags.tags.Application|default_tags.tags.Stack", "Any text tells stacks apart.", Replaced),
        .. Survivor.Of("provider", "default_tags.tags.ManagedBy|default_tags.tags.Project",
            "Two tags, and the environment, tell stacks apart."),
        .. Survivor.Of("provider", "default_tags.tags.Environment", "Which environment a stack is of is a setting.", Replaced),
        .. Survivor.Of("provider", "region", "Where a stack is deployed is a setting."),
        .. Survivor.Of("terraform", "required_providers.aws.source", "Terraform finds no such provider."),
        .. Survivor.Of("terraform", "*", "Terraform refuses variables there.", Unknown),
        .. Survivor.Of("terraform", "backend.local|backend.s3", "Terraform refuses it.", Dynamic),
        .. Survivor.Of("terraform", "backend.*.path|backend.s3.bucket|backend.s3.key|backend.s3.region",
            "Where the state lies is a setting."),
        .. Survivor.Of("variable", "description|nullable|type", Text),
        .. Survivor.Of("variable", "type", "Terraform refuses it.", Secret),
        .. Survivor.Of("variable", "sensitive", "Terraform never shows an ephemeral variable."),
        .. Survivor.Of("variable", "default", "It is no literal.", Removed, Emptied, Unknown),
    ];
}
