namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class EventSourceKeepsFailedEventsCases() : RuleCases("TAP-LAMBDA-12")
{
    private const string ByQueue = """aws_lambda_event_source_mapping.x { "event_source_arn": "${aws_sqs_queue.x.arn}" }""";
    private const string Stream = "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";
    private const string ByStream = $$"""aws_lambda_event_source_mapping.x { "event_source_arn": "{{Stream}}" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new(
            "a queue without dead letters",
            ByQueue,
            """aws_sqs_queue.x { "name": "orders" }""") { At = "aws_lambda_event_source_mapping.x" },
        new("a queue by its ARN", """aws_sqs_queue.x { "name": "orders", "redrive_policy": "" }""",
            """aws_lambda_event_source_mapping.x { "event_source_arn": "arn:aws:sqs:us-east-1:123456789012:orders" }"""),
        new("a policy that names no queue", ByQueue, """aws_sqs_queue.x { "redrive_policy": "{\"maxReceiveCount\":3}" }"""),
        new("the policy of another queue", ByQueue, """aws_sqs_queue.x { "name": "orders" }""", """aws_sqs_queue.y { "name": "other" }""",
            """
            aws_sqs_queue_redrive_policy.y {
              "queue_url": "${aws_sqs_queue.y.id}", "redrive_policy": "{\"deadLetterTargetArn\":\"arn\"}" }
            """),
        new("a stream of a table without a destination", ByStream),
        new("a stream of a table by reference", """aws_dynamodb_table.x { "name": "orders" }""",
            """aws_lambda_event_source_mapping.x { "event_source_arn": "${aws_dynamodb_table.x.stream_arn}" }"""),
        new("a destination without an ARN", """
            aws_lambda_event_source_mapping.x { "event_source_arn": "${aws_kinesis_stream.x.arn}",
              "destination_config": { "on_failure": {} } }
            """, "aws_kinesis_stream.x {}"),
        new("a queue of another stack",
            """aws_lambda_event_source_mapping.x { "event_source_arn": "arn:aws:sqs:us-east-1:123456789012:orders" }""")
        {
            IsUnproven = true,
        },
        new("a source that is a variable", "var.source {}", """aws_lambda_event_source_mapping.x { "event_source_arn": "${var.source}" }""")
        {
            IsUnproven = true,
        },
        new("a policy that is a variable", ByQueue, "var.policy {}", """aws_sqs_queue.x { "redrive_policy": "${var.policy}" }""")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a queue with dead letters", ByQueue, "aws_sqs_queue.dead {}", """
            aws_sqs_queue.x { "name": "orders", "redrive_policy":
              "{\"deadLetterTargetArn\":\"${aws_sqs_queue.dead.arn}\",\"maxReceiveCount\":3}" }
            """.ReplaceLineEndings(" ")),
        new("a queue with dead letters, by jsonencode", ByQueue, "aws_sqs_queue.dead {}", """
            aws_sqs_queue.x { "name": "orders",
              "redrive_policy": "${jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })}" }
            """),
        new("a policy of its own", ByQueue, "aws_sqs_queue.dead {}", "aws_sqs_queue.x {}", """
            aws_sqs_queue_redrive_policy.x {
              "queue_url": "${aws_sqs_queue.x.id}", "redrive_policy": "${jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })}" }
            """),
        new("a stream with a destination", $$"""
            aws_lambda_event_source_mapping.x { "event_source_arn": "{{Stream}}",
              "destination_config": [{ "on_failure": { "destination_arn": "${aws_sqs_queue.dead.arn}" } }] }
            """, "aws_sqs_queue.dead {}"),
        new(
            "a broker of Amazon MQ",
            """aws_lambda_event_source_mapping.x { "event_source_arn": "arn:aws:mq:us-east-1:123456789012:broker:x" }"""),
    ];
}
