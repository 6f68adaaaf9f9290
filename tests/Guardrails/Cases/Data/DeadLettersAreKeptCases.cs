namespace Tap.Tests.Guardrails.Cases;

public sealed class DeadLettersAreKeptCases() : RuleCases("TAP-SQS-4")
{
    private const string Short = """aws_sqs_queue.last { "name": "acme-last", "message_retention_seconds": 345600 }""";
    private const string Redrive =
        "\"redrive_policy\": \"${jsonencode({deadLetterTargetArn = aws_sqs_queue.last.arn, maxReceiveCount = 5})}\"";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("the target of a queue", Short, $$"""aws_sqs_queue.it { {{Redrive}} }""") { At = "aws_sqs_queue.last" },
        new RuleCase("the default", """aws_sqs_queue.last { "name": "acme-last" }""", $$"""aws_sqs_queue.it { {{Redrive}} }"""),
        new RuleCase(
            "the target of a queue, as text", Short,
            """aws_sqs_queue.it { "redrive_policy": "{\"deadLetterTargetArn\":\"${aws_sqs_queue.last.arn}\",\"maxReceiveCount\":5}" }"""),
        new RuleCase("the target of a redrive policy of its own", Short, $$"""aws_sqs_queue_redrive_policy.it { {{Redrive}} }"""),
        new RuleCase("the target of a subscription", Short, $$"""aws_sns_topic_subscription.it { {{Redrive}} }"""),
        new RuleCase(
            "the target of a function", Short,
            """aws_lambda_function.it { "dead_letter_config": { "target_arn": "${aws_sqs_queue.last.arn}" } }"""),
        new RuleCase("a destination of failures", Short, """
            aws_lambda_function_event_invoke_config.it {
              "destination_config": [{ "on_failure": [{ "destination": "${aws_sqs_queue.last.arn}" }] }]
            }
            """),
        new RuleCase(
            "the target of a rule", Short,
            """aws_cloudwatch_event_target.it { "dead_letter_config": [{ "arn": "${aws_sqs_queue.last.arn}" }] }"""),
        new RuleCase("the target of a mapping", Short, """
            aws_lambda_event_source_mapping.it {
              "destination_config": { "on_failure": { "destination_arn": "${aws_sqs_queue.last.arn}" } }
            }
            """),
        new RuleCase("the target of a pipe", Short, """
            aws_pipes_pipe.it {
              "source_parameters": { "dynamodb_stream_parameters": { "dead_letter_config": { "arn": "${aws_sqs_queue.last.arn}" } } }
            }
            """),
        new RuleCase(
            "the target of a schedule", Short,
            """aws_scheduler_schedule.it { "target": { "dead_letter_config": { "arn": "${aws_sqs_queue.last.arn}" } } }"""),
        new RuleCase("by its name", """aws_sqs_queue.it { "name": "acme-dlq", "message_retention_seconds": "1209599" }"""),
        new RuleCase("by a longer name", """aws_sqs_queue.it { "name": "acme-dead-letters.fifo" }"""),
        new RuleCase("not known", """aws_sqs_queue.dlq { "message_retention_seconds": "${var.time}" }""", "var.time {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("14 days", """aws_sqs_queue.it { "name": "acme-dlq", "message_retention_seconds": 1209600 }"""),
        new RuleCase("14 days by arithmetic", """aws_sqs_queue.it { "name": "dlq", "message_retention_seconds": "${14 * 24 * 3600}" }"""),
        new RuleCase(
            "14 days by a local", """aws_sqs_queue.it { "name": "dlq", "message_retention_seconds": "${local.time}" }""",
            """locals { "time": 1209600 }"""),
        new RuleCase("nobody's target", """aws_sqs_queue.it { "name": "acme-deadlines", "message_retention_seconds": 60 }"""),
        new RuleCase(
            "what sends to it", """aws_sqs_queue.last { "name": "acme-last", "message_retention_seconds": 1209600 }""",
            $$"""aws_sqs_queue.it { "message_retention_seconds": 60, {{Redrive}} }"""),
    ];
}
