namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionKeepsFailedEventsCases() : RuleCases("TAP-LAMBDA-7")
{
    private const string Function = """aws_lambda_function.x { "function_name": "orders" }""";
    private const string WithDeadLetters =
        """aws_lambda_function.x { "function_name": "orders", "dead_letter_config": { "target_arn": "${aws_sqs_queue.x.arn}" } }""";
    private const string Queue = """aws_sqs_queue.x { "name": "dead-letters" }""";
    private const string ByBucket = """
        aws_s3_bucket_notification.x {
          "bucket": "b", "lambda_function": [{ "lambda_function_arn": "${aws_lambda_function.x.arn}", "events": ["s3:ObjectCreated:*"] }] }
        """;
    private const string ByRule = """aws_cloudwatch_event_target.x { "rule": "r", "arn": "${aws_lambda_function.x.arn}" }""";
    private const string Alias = """aws_lambda_alias.live { "name": "live", "function_name": "${aws_lambda_function.x.function_name}" }""";
    private const string ByAlias = """aws_cloudwatch_event_target.x { "rule": "r", "arn": "${aws_lambda_alias.live.arn}" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("called by a bucket", Function, ByBucket) { At = "aws_lambda_function.x" },
        new("called by a bucket by its ARN", Function, """
            aws_s3_bucket_notification.x { "bucket": "b",
              "lambda_function": { "lambda_function_arn": "arn:aws:lambda:us-east-1:123456789012:function:orders" } }
            """),
        new("S3 may call it", Function, """aws_lambda_permission.x { "function_name": "orders", "principal": "s3.amazonaws.com" }"""),
        new("called by a topic", Function,
            """aws_sns_topic_subscription.x { "topic_arn": "t", "protocol": "lambda", "endpoint": "${aws_lambda_function.x.arn}" }"""),
        new("called by a rule", Function, ByRule),
        new("called by a rule through an alias", Function, Alias, ByAlias),
        new("called by a schedule", Function, """aws_scheduler_schedule.x { "target": [{ "arn": "${aws_lambda_function.x.arn}" }] }"""),
        new("called by a subscription of logs", Function, "data.aws_caller_identity.me {}", """
            aws_cloudwatch_log_subscription_filter.x {
              "destination_arn": "arn:aws:lambda:us-east-1:${data.aws_caller_identity.me.account_id}:function:orders" }
            """),
        new("called by API Gateway, which does not wait", Function, """
            aws_api_gateway_integration.x {
              "uri": "${aws_lambda_function.x.invoke_arn}",
              "request_parameters": { "integration.request.header.X-Amz-Invocation-Type": "'Event'" } }
            """),
        new("called by another function's destination", Function, """
            aws_lambda_function_event_invoke_config.other {
              "function_name": "other", "destination_config": { "on_success": { "destination": "${aws_lambda_function.x.arn}" } } }
            """),
        new("a configuration without a destination", Function, ByBucket,
            """aws_lambda_function_event_invoke_config.x { "function_name": "orders", "maximum_retry_attempts": 0 }"""),
        new("a destination for what succeeds", Function, ByBucket, Queue, """
            aws_lambda_function_event_invoke_config.x {
              "function_name": "orders", "destination_config": { "on_success": { "destination": "${aws_sqs_queue.x.arn}" } } }
            """),
        new("the destination of another function", Function, ByBucket, Queue, """
            aws_lambda_function_event_invoke_config.x {
              "function_name": "other", "destination_config": { "on_failure": { "destination": "${aws_sqs_queue.x.arn}" } } }
            """),
        new("the destination of a version that is not called", Function, ByBucket, Queue, """
            aws_lambda_function_event_invoke_config.x {
              "function_name": "orders", "qualifier": "live",
              "destination_config": { "on_failure": { "destination": "${aws_sqs_queue.x.arn}" } } }
            """),
        new("the dead-letter queue is empty text", ByBucket,
            """aws_lambda_function.x { "function_name": "orders", "dead_letter_config": { "target_arn": "" } }"""),
        new(
            "the dead-letter queue is no ARN",
            ByBucket,
            """aws_lambda_function.x { "function_name": "orders", "dead_letter_config": { "target_arn": "*" } }"""),
        new("the dead-letter queue is a variable", ByBucket, "var.queue {}",
            """aws_lambda_function.x { "function_name": "orders", "dead_letter_config": { "target_arn": "${var.queue}" } }""")
        {
            IsUnproven = true,
        },
        new("who is called is a variable", Function, "var.target {}", """aws_cloudwatch_event_target.x { "arn": "${var.target}" }""")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a dead-letter queue", WithDeadLetters, Queue, ByBucket),
        new("a dead-letter topic, in a list", ByRule, """
            aws_lambda_function.x {
              "function_name": "orders", "dead_letter_config": [{ "target_arn": "arn:aws:sns:us-east-1:123456789012:dead-letters" }] }
            """),
        new("a destination by reference", Function, Queue, ByBucket, """
            aws_lambda_function_event_invoke_config.x {
              "function_name": "${aws_lambda_function.x.function_name}",
              "destination_config": { "on_failure": { "destination": "${aws_sqs_queue.x.arn}" } } }
            """),
        new("a destination by ARN, of an alias that is called", Function, Queue, Alias, ByAlias, """
            aws_lambda_function_event_invoke_config.x {
              "function_name": "${aws_lambda_function.x.arn}", "qualifier": "${aws_lambda_alias.live.name}",
              "destination_config": [{ "on_failure": [{ "destination": "${aws_sqs_queue.x.arn}" }] }] }
            """),
        new("called by API Gateway alone", Function,
            """aws_lambda_permission.x { "function_name": "orders", "principal": "apigateway.amazonaws.com" }""",
            """aws_api_gateway_integration.x { "type": "AWS_PROXY", "uri": "${aws_lambda_function.x.invoke_arn}" }"""),
        new("called by a queue", Function, """
            aws_lambda_event_source_mapping.x {
              "function_name": "orders", "event_source_arn": "arn:aws:sqs:us-east-1:123456789012:orders" }
            """),
        new("another function is called", Function, WithDeadLetters.Replace("function.x", "function.y", StringComparison.Ordinal)
            .Replace("orders", "other", StringComparison.Ordinal), Queue, ByRule.Replace("function.x",
            "function.y", StringComparison.Ordinal)),
        new("a topic sends mail", Function, """aws_sns_topic_subscription.x { "protocol": "email", "endpoint": "orders" }"""),
    ];
}
