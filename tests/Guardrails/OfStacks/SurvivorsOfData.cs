using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of buckets, tables, queues, topics, secrets and parameters that no rule has to find.</summary>
internal static class SurvivorsOfData
{
    private const string Cost = "It decides about cost.";
    private const string Text = "It is a text for people, or a name that is as good as any other.";
    private const string Refused = "The provider or AWS refuses it.";
    private const string Missing = "Terraform refuses what refers to it; without both there are no data.";
    private const string OtherKey = "Another key, or AWS's own, encrypts as well.";

    public static IEnumerable<Survivor> All =>
    [
        .. Survivor.Of("aws_s3_bucket|aws_dynamodb_table|aws_sqs_queue|aws_secretsmanager_secret|aws_ssm_parameter", "", Missing,
            CountZero),
        .. Survivor.Of("aws_s3_bucket|aws_dynamodb_table|aws_sqs_queue|aws_sns_topic|aws_secretsmanager_secret|aws_ssm_parameter", "",
            Missing, CountUnknown),
        .. Survivor.Of("aws_dynamodb_table|aws_sqs_queue|aws_sns_topic|aws_secretsmanager_secret|aws_ssm_parameter", "name", Text),
        .. Survivor.Of("aws_secretsmanager_secret|aws_ssm_parameter", "description", Text),
        .. Survivor.Of("aws_s3_bucket", "bucket", Text),
        .. Survivor.Of("aws_s3_bucket", "force_destroy", "It is false unless it is written.", Removed),
        .. Survivor.Of("aws_s3_bucket", "force_destroy", "Packages are made again by every build, which is acknowledged.")
            .Select(one => one with { In = "deploy" }),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.transition*", Cost),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.id", Text),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.expiration*",
            "How long current versions are kept is for their owner."),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule(transitions*", Cost),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.filter|rule*.filter.prefix", "It holds for the whole bucket.",
            Removed),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.filter", "It holds for the whole bucket.", Emptied, Dynamic),
        .. Survivor.Of("aws_s3_bucket_lifecycle_configuration", "rule*.status", Refused, Removed, Emptied, Replaced),
        .. Survivor.Of("aws_s3_bucket_logging", "*", "An account decides by a setting where access logs go."),
        .. Survivor.Of("aws_s3_bucket_notification", "*", "It decides when a function runs."),
        .. Survivor.Of("aws_s3_bucket_object_lock_configuration", "*", "A lock is for whoever needs one."),
        .. Survivor.Of("aws_s3_bucket_server_side_encryption_configuration", "rule.*.kms_master_key_id", OtherKey),
        .. Survivor.Of("aws_s3_bucket_server_side_encryption_configuration", "rule.*.sse_algorithm", OtherKey, Weakened),
        .. Survivor.Of("aws_s3_bucket_server_side_encryption_configuration", "rule.bucket_key_enabled", Cost),
        .. Survivor.Of("aws_s3_object", "*", "Which code runs is not for rules."),
        .. Survivor.Of("aws_dynamodb_table", "billing_mode", "It is provisioned, and scales.")
            .Select(one => one with { In = "ignore_changes" }),
        .. Survivor.Of("aws_dynamodb_table", "attribute*|hash_key|range_key|read_capacity|write_capacity", "It is the table's shape."),
        .. Survivor.Of("aws_dynamodb_table", "ttl*", "How long items are kept is for their owner."),
        .. Survivor.Of("aws_dynamodb_table", "server_side_encryption.kms_key_arn", OtherKey),
        .. Survivor.Of("aws_appautoscaling_target", "min_capacity|max_capacity", "How far it scales is for its owner."),
        .. Survivor.Of("aws_appautoscaling_policy", "name", Text),
        .. Survivor.Of("aws_appautoscaling_policy", "target_tracking_scaling_policy_configuration*", "When it scales is for its owner."),
        .. Survivor.Of("aws_sqs_queue", "kms_master_key_id", OtherKey, Weakened),
        .. Survivor.Of("aws_sns_topic_policy", "arn", Refused, Second),
        .. Survivor.Of("aws_sns_topic_subscription", "endpoint|topic_arn", "Who is told of alarms is a setting."),
        .. Survivor.Of("aws_sns_topic_subscription", "", "Who is told of alarms is a setting.", CountZero, CountUnknown),
        .. Survivor.Of("aws_secretsmanager_secret", "recovery_window_in_days", "AWS waits for 30 days.", Removed),
        .. Survivor.Of("aws_ssm_parameter", "value_wo", "It is the value of a variable, as it should be.", Unknown),
        .. Survivor.Of("aws_ssm_parameter", "value_wo", Refused, Removed, Emptied),
        .. Survivor.Of("aws_ssm_parameter", "value_wo_version", "It decides when the value is written again."),
    ];
}
