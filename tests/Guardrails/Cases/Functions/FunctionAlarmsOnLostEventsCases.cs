namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionAlarmsOnLostEventsCases() : RuleCases("TAP-LAMBDA-8")
{
    private const string Queue = """aws_sqs_queue.x { "name": "dead-letters" }""";
    private const string Function =
        """aws_lambda_function.x { "function_name": "orders", "dead_letter_config": { "target_arn": "${aws_sqs_queue.x.arn}" } }""";
    private const string WithDestination = """
        aws_lambda_function_event_invoke_config.x {
          "function_name": "orders", "destination_config": { "on_failure": { "destination": "${aws_sqs_queue.x.arn}" } } }
        """;

    public override IEnumerable<RuleCase> Bad =>
    [
        new("no alarm", Function, Queue) { At = "aws_lambda_function.x" },
        new("an alarm on another function", Function, Queue, Alarm("DeadLetterErrors", """{ "FunctionName": "other" }""")),
        new("an alarm on Errors", Function, Queue, Alarm("Errors", """{ "FunctionName": "orders" }""")),
        new(
            "an alarm that count makes none of",
            Function, Queue, Alarm("DeadLetterErrors", """{ "FunctionName": "orders" }, "count": 0""")),
        new("an alarm on a metric of one's own", Function, Queue, """
            aws_cloudwatch_metric_alarm.x {
              "namespace": "Tap", "metric_name": "DeadLetterErrors", "dimensions": { "FunctionName": "orders" } }
            """),
        new("an alarm on dead letters, where there is a destination", """aws_lambda_function.x { "function_name": "orders" }""",
            WithDestination, Queue, Alarm("DeadLetterErrors", """{ "FunctionName": "orders" }""")),
        new("whose alarm it is depends on a variable", Function, Queue, "var.name {}",
            Alarm("DeadLetterErrors", """{ "FunctionName": "${var.name}" }""")) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("an alarm by name", Function, Queue, Alarm("DeadLetterErrors", """{ "FunctionName": "orders" }""")),
        new("an alarm by reference", Function, Queue,
            Alarm("DeadLetterErrors", """{ "FunctionName": "${aws_lambda_function.x.function_name}" }""")),
        new("an alarm on all functions", Function, Queue, Alarm("DeadLetterErrors", "null")),
        new("an alarm on an expression", Function, Queue, """
            aws_cloudwatch_metric_alarm.x { "metric_query": [
              { "id": "e", "expression": "m * 1", "return_data": true },
              { "id": "m", "metric": { "namespace": "AWS/Lambda", "metric_name": "DeadLetterErrors",
              "dimensions": { "FunctionName": "orders" },
              "period": 60, "stat": "Sum" } }] }
            """),
        new("an alarm on the destination", """aws_lambda_function.x { "function_name": "orders" }""", WithDestination, Queue,
            Alarm("DestinationDeliveryFailures", """{ "FunctionName": "orders" }""")),
        new("a function without dead letters", """aws_lambda_function.x { "function_name": "orders" }"""),
    ];

    private static string Alarm(string metric, string dimensions) => $$"""
        aws_cloudwatch_metric_alarm.x { "namespace": "AWS/Lambda", "metric_name": "{{metric}}", "dimensions": {{dimensions}} }
        """;
}
