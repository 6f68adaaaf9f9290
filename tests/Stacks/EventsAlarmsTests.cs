using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class EventsAlarmsTests
{
    private readonly SynthesizedStack stack = SynthesizedStack.Of((app, settings) => new EventsStack(app, settings));

    [Test]
    public void Everything_that_can_fail_has_its_alarms_and_all_notify_the_topic()
    {
        var alarms = stack.All("aws_cloudwatch_metric_alarm");
        var functions = new[] { "image-processor", "data-validator", "notification-handler" }.SelectMany(name => new[]
        {
            $"Errors {name} Sum 300 1 GreaterThanOrEqualToThreshold 5",
            $"Throttles {name} Sum 300 1 GreaterThanThreshold 0",
            $"Duration {name} p95 300 1 GreaterThanOrEqualToThreshold {(name == "notification-handler" ? 23_200 : 240_000)}",
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alarms.Select(Describe), Is.EquivalentTo(
            [
                .. functions,
                "DeadLetterErrors image-processor Sum 300 1 GreaterThanThreshold 0",
                "DeadLetterErrors data-validator Sum 300 1 GreaterThanThreshold 0",
                "ApproximateNumberOfMessagesVisible queue Maximum 300 1 GreaterThanThreshold 0",
                "ReadThrottleEvents table Sum 300 1 GreaterThanThreshold 0",
                "WriteThrottleEvents table Sum 300 1 GreaterThanThreshold 0",
                "4XXError production Sum 300 1 GreaterThanOrEqualToThreshold 50",
                "5XXError production Sum 300 1 GreaterThanThreshold 0",
            ]));
            Assert.That(
                alarms.Select(alarm => string.Join(',', alarm.Texts("alarm_actions"))),
                Is.All.EqualTo(stack.Single("aws_sns_topic").Reference("arn")));
            Assert.That(alarms.Select(alarm => alarm.Text("treat_missing_data")), Is.All.EqualTo("notBreaching"));
        }
    }

    private string Describe(SynthesizedResource alarm)
    {
        var dimensions = alarm["dimensions"].EnumerateObject()
            .ToDictionary(dimension => dimension.Name, dimension => dimension.Value.GetString()!);
        var named = string.Join(
            ',', dimensions.OrderBy(dimension => dimension.Key).Select(dimension => $"{dimension.Key}={dimension.Value}"));
        var subject = Subjects().GetValueOrDefault(named, named);
        return $"{alarm.Text("metric_name")} {subject} {alarm.Text("statistic") ?? alarm.Text("extended_statistic")} "
            + $"{alarm.Text("period")} {alarm.Text("evaluation_periods")} {alarm.Text("comparison_operator")} {alarm.Text("threshold")}";
    }

    // All dimensions of what is watched, and what it is called here.
    private Dictionary<string, string> Subjects() => new()
    {
        ["FunctionName=trainr963-dev-lambda-image-processor-production"] = "image-processor",
        ["FunctionName=trainr963-dev-lambda-data-validator-production"] = "data-validator",
        ["FunctionName=trainr963-dev-lambda-notification-handler-production"] = "notification-handler",
        [$"QueueName={stack.Single("aws_sqs_queue").Reference("name")}"] = "queue",
        [$"TableName={stack.Single("aws_dynamodb_table").Reference("name")}"] = "table",
        [$"ApiName={stack.Single("aws_api_gateway_rest_api").Text("name")},Stage=production"] = "production",
    };
}
