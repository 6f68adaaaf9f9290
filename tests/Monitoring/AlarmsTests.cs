using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tap.Core;
using Tap.Monitoring;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Monitoring;

public sealed class AlarmsTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FunctionMetrics Function = new("get-handler", "trainr963-dev-lambda-get-handler-production", 30);
    private static readonly RestApiMetrics Api = new("trainr963-dev-apigateway-api-production", "prod");

    [Test]
    public void Every_alarm_notifies_when_it_rings_and_when_all_is_well_and_chooses_what_silence_means()
    {
        var stack = Watching(alarms =>
        {
            alarms.Watch(Function, new FunctionThresholds { Duration = new() { Value = 20_000 } });
            alarms.Watch(new TableMetrics("sessions", "table"));
            alarms.Watch(new QueueMetrics("dlq", "queue"));
            alarms.Watch(Api);
        });
        var topic = stack.Single("aws_sns_topic").Reference("arn");
        Assert.That(stack.All("aws_cloudwatch_metric_alarm"), Has.Count.EqualTo(9).And.All.Matches<SynthesizedResource>(alarm =>
            alarm.Texts("alarm_actions").SequenceEqual([topic]) && alarm.Texts("ok_actions").SequenceEqual([topic])
            && alarm.Text("treat_missing_data") == "notBreaching" && alarm.Text("alarm_description") is { Length: > 40 and <= 1024 }));
    }

    [Test]
    public void Function_errors_ring_at_five_in_five_minutes() =>
        AssertAlarm(alarms => alarms.Watch(Function), "get-handler-errors", "AWS/Lambda", "Errors", "statistic", "Sum", 300, 1,
            "GreaterThanOrEqualToThreshold", 5);

    [Test]
    public void Any_throttle_of_a_function_rings() =>
        AssertAlarm(alarms => alarms.Watch(Function), "get-handler-throttles", "AWS/Lambda", "Throttles", "statistic", "Sum", 300, 1,
            "GreaterThanThreshold", 0);

    [Test]
    public void A_p95_of_four_fifths_of_the_timeout_rings() => AssertAlarm(
        alarms => alarms.Watch(Function), "get-handler-near-timeout", "AWS/Lambda", "Duration", "extended_statistic", "p95", 300, 1,
        "GreaterThanOrEqualToThreshold", 24_000);

    [Test]
    public void A_threshold_says_statistic_periods_and_comparison() => AssertAlarm(
        alarms => alarms.Watch(
            Function, new FunctionThresholds { Duration = new() { Value = 20_000, Statistic = "Average", EvaluationPeriods = 3 } }),
        "get-handler-duration", "AWS/Lambda", "Duration", "statistic", "Average", 300, 3, "GreaterThanThreshold", 20_000);

    [Test]
    public void Any_event_that_cannot_reach_its_dead_letter_queue_rings() => AssertAlarm(
        alarms => alarms.Watch(Function with { HasDeadLetterQueue = true }),
        "get-handler-dead-letter-errors", "AWS/Lambda", "DeadLetterErrors", "statistic", "Sum", 300, 1, "GreaterThanThreshold", 0);

    [Test]
    public void A_function_without_a_dead_letter_queue_has_no_alarm_on_it() => Watching(alarms => Assert.That(
        alarms.Watch(Function).Select(alarm => alarm.Name), Has.None.Contains("dead-letter")));

    [Test]
    public void Waiting_messages_ring() => AssertAlarm(
        alarms => alarms.Watch(new QueueMetrics("dlq", "queue")),
        "dlq-messages", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "statistic", "Maximum", 300, 1, "GreaterThanThreshold", 0);

    [TestCase("sessions-read-throttles", "ReadThrottleEvents")]
    [TestCase("sessions-write-throttles", "WriteThrottleEvents")]
    public void Any_throttle_of_a_table_rings(string name, string metric) => AssertAlarm(
        alarms => alarms.Watch(new TableMetrics("sessions", "table")), name, "AWS/DynamoDB", metric, "statistic", "Sum", 300, 1,
        "GreaterThanThreshold", 0);

    [TestCase("api-4xx", "4XXError", "GreaterThanOrEqualToThreshold", 50)]
    [TestCase("api-5xx", "5XXError", "GreaterThanThreshold", 0)]
    public void Errors_of_an_API_ring(string name, string metric, string comparison, double value) =>
        AssertAlarm(alarms => alarms.Watch(Api), name, "AWS/ApiGateway", metric, "statistic", "Sum", 300, 1, comparison, value);

    [Test]
    public void A_metric_of_the_stacks_own_rings() => AssertAlarm(
        alarms => alarms.Watch(
            "audit-failures",
            new Metric("Tap", "AuditFailures", new Dictionary<string, string> { ["service"] = "handler" }),
            new Threshold { Value = 0 },
            "Look at the bucket."),
        "audit-failures", "Tap", "AuditFailures", "statistic", "Sum", 300, 1, "GreaterThanThreshold", 0);

    [Test]
    public void Dimensions_are_those_that_services_report_with()
    {
        var stack = Watching(alarms =>
        {
            var table = new KeyValueTable(
                alarms, "sessions", new KeyValueTableProps { Name = "sessions", PartitionKey = new TableKey("id") });
            alarms.Watch(table);
            alarms.Watch(new DeadLetterQueue(alarms, "dlq"));
            alarms.Watch(Function);
            alarms.Watch(Api);
        });
        Assert.Multiple(() =>
        {
            Assert.That(
                Dimensions(stack, "sessions-read-throttles"),
                Is.EqualTo($$"""{"TableName":"{{stack.Single("aws_dynamodb_table").Reference("name")}}"}"""));
            Assert.That(
                Dimensions(stack, "dlq-messages"), Is.EqualTo($$"""{"QueueName":"{{stack.Single("aws_sqs_queue").Reference("name")}}"}"""));
            Assert.That(Dimensions(stack, "get-handler-errors"), Is.EqualTo($$"""{"FunctionName":"{{Function.FunctionName}}"}"""));
            Assert.That(Dimensions(stack, "api-5xx"), Is.EqualTo($$"""{"ApiName":"{{Api.ApiName}}","Stage":"prod"}"""));
        });
    }

    [Test]
    public void What_has_no_threshold_has_no_alarm()
    {
        var stack = Watching(alarms => Assert.That(
            alarms.Watch(Api, new RestApiThresholds { ClientErrors = null }).Select(alarm => alarm.Name),
            Is.EqualTo(new[] { NameOf("api-5xx") })));
        Assert.That(stack.Single("aws_cloudwatch_metric_alarm").Text("alarm_name"), Is.EqualTo(NameOf("api-5xx")));
    }

    [Test]
    public void Alarms_come_back_in_the_order_documented() => Watching(alarms => Assert.That(
        alarms.Watch(Function with { HasDeadLetterQueue = true }, new FunctionThresholds { Duration = new() { Value = 1 } })
            .Select(alarm => alarm.Name),
        Is.EqualTo(new[] { "errors", "throttles", "near-timeout", "duration", "dead-letter-errors" }.Select(
            kind => NameOf($"get-handler-{kind}")))));

    [Test]
    public void The_description_says_what_to_do_and_when_it_rings() => Assert.That(
        Watching(alarms => alarms.Watch(Function)).Single("aws_cloudwatch_metric_alarm", "alarm_name", NameOf("get-handler-errors")).Text(
            "alarm_description"),
        Does.Contain("/aws/lambda/trainr963-dev-lambda-get-handler-production").And.EndsWith("(Errors: Sum >= 5 in 1 x 300 s)"));

    [Test]
    public void An_id_is_watched_once() => Watching(alarms =>
    {
        alarms.Watch(Function);
        Assert.That(
            () => alarms.Watch(new TableMetrics("get-handler", "table")),
            Throws.TypeOf<InputException>().With.Message.Contains("'get-handler'").And.Message.Contains("TableMetrics"));
    });

    [Test]
    public void More_than_a_day_is_refused_and_leaves_nothing_in_the_tree()
    {
        var stack = Watching(alarms => Assert.That(
            () => alarms.Watch(
                new QueueMetrics("dlq", "queue"), new QueueThresholds { VisibleMessages = new() { Value = 0, EvaluationPeriods = 289 } }),
            Throws.TypeOf<InputException>().With.Message.Contains("'dlq-messages'").And.Message.Contains("86700 s")));
        Assert.That(stack.All("aws_cloudwatch_metric_alarm"), Is.Empty);
    }

    private static string NameOf(string name) => new ResourceNames(SynthesizedStack.SettingsOf()).Alarm($"test-{name}");

    private static string? Dimensions(SynthesizedStack stack, string name) =>
        JsonNode.Parse(stack.Single("aws_cloudwatch_metric_alarm", "alarm_name", NameOf(name)).Text("dimensions")!)!.ToJsonString(Plain);

    private static void AssertAlarm(
        Action<Alarms> watch, string name, string ns, string metric, string statisticKind, string statistic, int period, int periods,
        string comparison, double threshold)
    {
        var alarm = Watching(watch).Single("aws_cloudwatch_metric_alarm", "alarm_name", NameOf(name));
        Assert.Multiple(() =>
        {
            Assert.That(alarm.Text("namespace"), Is.EqualTo(ns));
            Assert.That(alarm.Text("metric_name"), Is.EqualTo(metric));
            Assert.That(alarm.Text(statisticKind), Is.EqualTo(statistic));
            Assert.That(alarm.Text(statisticKind == "statistic" ? "extended_statistic" : "statistic"), Is.Null);
            Assert.That(alarm["period"].GetInt32(), Is.EqualTo(period));
            Assert.That(alarm["evaluation_periods"].GetInt32(), Is.EqualTo(periods));
            Assert.That(alarm.Text("comparison_operator"), Is.EqualTo(comparison));
            Assert.That(alarm["threshold"].GetDouble(), Is.EqualTo(threshold));
        });
    }

    internal static SynthesizedStack Watching(Action<Alarms> watch) => SynthesizedStack.Of(stack =>
    {
        var topic = new AlarmTopic(stack, "topic");
        watch(new Alarms(stack, "alarms", new AlarmsProps { Topic = topic }));
    });
}
