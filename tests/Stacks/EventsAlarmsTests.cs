using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class EventsAlarmsTests
{
    private static readonly SynthesizedStack Stack = SynthesizedStack.Of((app, settings) => new EventsStack(app, settings));

    [Test]
    public void Everything_that_can_fail_has_its_alarms() => Assert.That(
        Stack.Alarms.Select(alarm => $"{alarm.Severity} {alarm.ShortName}: {alarm.RingsWhen}"),
        Is.EquivalentTo(
        [
            "Critical image-processor-errors: Errors: Sum >= 5 in 1 x 300 s",
            "Warning image-processor-throttles: Throttles: Sum > 0 in 1 x 300 s",
            "Warning image-processor-near-timeout: Duration: p95 >= 240000 in 1 x 300 s",
            "Critical image-processor-dead-letter-errors: DeadLetterErrors: Sum > 0 in 1 x 300 s",
            "Critical data-validator-errors: Errors: Sum >= 5 in 1 x 300 s",
            "Warning data-validator-throttles: Throttles: Sum > 0 in 1 x 300 s",
            "Warning data-validator-near-timeout: Duration: p95 >= 240000 in 1 x 300 s",
            "Critical data-validator-dead-letter-errors: DeadLetterErrors: Sum > 0 in 1 x 300 s",
            "Critical notification-handler-errors: Errors: Sum >= 5 in 1 x 300 s",
            "Warning notification-handler-throttles: Throttles: Sum > 0 in 1 x 300 s",
            "Warning notification-handler-near-timeout: Duration: p95 >= 23200 in 1 x 300 s",
            "Warning notifications-read-throttles: ReadThrottleEvents: Sum > 0 in 1 x 300 s",
            "Warning notifications-write-throttles: WriteThrottleEvents: Sum > 0 in 1 x 300 s",
            "Critical dlq-messages: ApproximateNumberOfMessagesVisible: Maximum > 0 in 1 x 300 s",
            "Warning api-4xx: 4XXError: Sum >= 50 in 1 x 300 s",
            "Critical api-5xx: 5XXError: Sum > 0 in 1 x 300 s",
        ]));

    [Test]
    public void Each_watches_what_it_is_named_after()
    {
        var names = new Dictionary<string, string>
        {
            ["FunctionName=trainr963-dev-lambda-image-processor-production"] = "image-processor",
            ["FunctionName=trainr963-dev-lambda-data-validator-production"] = "data-validator",
            ["FunctionName=trainr963-dev-lambda-notification-handler-production"] = "notification-handler",
            [$"TableName={Stack.Single("aws_dynamodb_table").Reference("name")}"] = "notifications",
            [$"QueueName={Stack.Single("aws_sqs_queue").Reference("name")}"] = "dlq",
            [$"ApiName={Stack.Single("aws_api_gateway_rest_api").Text("name")}, Stage=production"] = "api",
        };
        Assert.That(Stack.Alarms, Is.All.Matches<SynthesizedResource>(alarm =>
            names.TryGetValue(alarm.Watches.Split(' ', 3)[2], out var name)
            && alarm.ShortName.StartsWith($"{name}-", StringComparison.Ordinal)));
    }

    [Test]
    public void All_notify_the_topic_and_silence_is_well() => Assert.That(
        Stack.Alarms, Is.All.Matches<SynthesizedResource>(alarm =>
            alarm.Notifies(Stack.Single("aws_sns_topic")) && alarm.Text("treat_missing_data") == "notBreaching"));
}
