using Tap.Monitoring;
using Tap.Storage;
using Tap.Tests.Synthesis;
using static Tap.Tests.Monitoring.Monitored;

namespace Tap.Tests.Monitoring;

/// <summary>The alarms of what Tap can watch.</summary>
public sealed class WatchTests
{
    [TestCase("get-handler-errors", "Critical", "Errors: Sum >= 5 in 1 x 300 s")]
    [TestCase("get-handler-throttles", "Warning", "Throttles: Sum > 0 in 1 x 300 s")]
    [TestCase("get-handler-near-timeout", "Warning", "Duration: p95 >= 24000 in 1 x 300 s")]
    [TestCase("get-handler-dead-letter-errors", "Critical", "DeadLetterErrors: Sum > 0 in 1 x 300 s")]
    [TestCase("sessions-read-throttles", "Warning", "ReadThrottleEvents: Sum > 0 in 1 x 300 s")]
    [TestCase("sessions-write-throttles", "Warning", "WriteThrottleEvents: Sum > 0 in 1 x 300 s")]
    [TestCase("jobs-oldest-message", "Warning", "ApproximateAgeOfOldestMessage: Maximum > 900 in 1 x 300 s")]
    [TestCase("jobs-messages", "Warning", "ApproximateNumberOfMessagesVisible: Maximum >= 1000 in 1 x 300 s")]
    [TestCase("jobs-dead-letter-messages", "Critical", "ApproximateNumberOfMessagesVisible: Maximum > 0 in 1 x 300 s")]
    [TestCase("dlq-messages", "Critical", "ApproximateNumberOfMessagesVisible: Maximum > 0 in 1 x 300 s")]
    [TestCase("api-4xx", "Warning", "4XXError: Sum >= 50 in 1 x 300 s")]
    [TestCase("api-5xx", "Critical", "5XXError: Sum > 0 in 1 x 300 s")]
    public void By_default_an_alarm_rings(string name, string severity, string when)
    {
        var alarm = Defaults.Alarm(name);
        Assert.That((alarm.Severity, alarm.RingsWhen), Is.EqualTo((severity, when)));
    }

    [Test]
    public void There_are_no_other_alarms() => Assert.That(Defaults.Alarms, Has.Count.EqualTo(12));

    [Test]
    public void Every_alarm_notifies_when_it_rings_and_when_all_is_well_and_chooses_what_silence_means() => Assert.That(
        Defaults.Alarms, Is.All.Matches<SynthesizedResource>(alarm =>
            alarm.Notifies(Defaults.Single("aws_sns_topic")) && alarm.Text("treat_missing_data") == "notBreaching"
            && alarm.Text("alarm_description") is { Length: > 40 and <= 1024 }));

    [Test]
    public void A_threshold_says_statistic_periods_and_comparison()
    {
        var slow = new Threshold { Value = 20_000, Statistic = Statistic.Average, EvaluationPeriods = 3, Period = TimeSpan.FromMinutes(1) };
        var stack = By(monitoring => monitoring.Watch(Function with { Thresholds = new() { Duration = slow } }));
        Assert.That(stack.Alarm("get-handler-duration").RingsWhen, Is.EqualTo("Duration: Average > 20000 in 3 x 60 s"));
    }

    [Test]
    public void A_function_without_a_dead_letter_queue_has_no_alarm_on_it() =>
        By(monitoring => Assert.That(monitoring.Watch(Function).DeadLetterErrors, Is.Null));

    [Test]
    public void A_metric_of_the_stacks_own_rings()
    {
        var metric = new Metric("Tap", "AuditFailures", new Dictionary<string, string> { ["service"] = "handler" });
        var stack = By(monitoring => monitoring.Watch("audit-failures", metric, new Threshold { Value = 0 }, "Look at the bucket."));
        var alarm = stack.Alarm("audit-failures");
        Assert.That(
            (alarm.Watches, alarm.Text("alarm_description")),
            Is.EqualTo(("Tap AuditFailures service=handler", "Critical: Look at the bucket. (AuditFailures: Sum > 0 in 1 x 300 s)")));
    }

    [Test]
    public void Dimensions_are_those_that_services_report_with()
    {
        var stack = By(monitoring =>
        {
            monitoring.Watch(new KeyValueTable(monitoring, "sessions", new() { Name = "sessions", PartitionKey = new TableKey("id") }));
            monitoring.Watch(new DeadLetterQueue(monitoring, "dlq"));
            monitoring.Watch(new Queue(monitoring, "jobs"));
            monitoring.Watch(Function);
            monitoring.Watch(RestApi);
        });
        var table = stack.Single("aws_dynamodb_table").Reference("name");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Alarm("sessions-read-throttles").Watches, Is.EqualTo($"AWS/DynamoDB ReadThrottleEvents TableName={table}"));
            Assert.That(
                stack.Alarm("dlq-messages").Watches, Is.EqualTo($"AWS/SQS ApproximateNumberOfMessagesVisible QueueName={Queue("dlq")}"));
            Assert.That(
                stack.Alarm("jobs-oldest-message").Watches, Is.EqualTo($"AWS/SQS ApproximateAgeOfOldestMessage QueueName={Queue("jobs")}"));
            Assert.That(
                stack.Alarm("jobs-dead-letter-messages").Watches,
                Is.EqualTo($"AWS/SQS ApproximateNumberOfMessagesVisible QueueName={Queue("jobs-dlq")}"));
            Assert.That(
                stack.Alarm("get-handler-errors").Watches, Is.EqualTo($"AWS/Lambda Errors FunctionName={Function.FunctionName}"));
            Assert.That(
                stack.Alarm("api-5xx").Watches, Is.EqualTo($"AWS/ApiGateway 5XXError ApiName={RestApi.ApiName}, Stage=prod"));
        }

        string Queue(string id) => stack.Single("aws_sqs_queue", "name", $"trainr963-dev-sqs-test-{id}-production").Reference("name");
    }

    [Test]
    public void A_dead_letter_queue_that_was_given_to_a_queue_is_watched_by_itself() => By(monitoring =>
    {
        var shared = new DeadLetterQueue(monitoring, "shared");
        Assert.That(monitoring.Watch(new Queue(monitoring, "mails", new() { DeadLetterQueue = shared })).DeadLetters, Is.Null);
    });

    [Test]
    public void What_has_no_threshold_has_no_alarm()
    {
        var stack = By(monitoring =>
        {
            var alarms = monitoring.Watch(RestApi with { Thresholds = new() { ClientErrors = null } });
            Assert.That((alarms.ClientErrors, alarms.ServerErrors), Is.EqualTo(((Alarm?)null, monitoring.Alarms.Single())));
        });
        Assert.That(stack.Alarms.Select(alarm => alarm.ShortName), Is.EqualTo(["api-5xx"]));
    }

    [Test]
    public void Alarms_come_back_by_name() => By(monitoring =>
    {
        var function = monitoring.Watch(Function with { HasDeadLetterQueue = true, Thresholds = new() { Duration = new() { Value = 1 } } });
        var table = monitoring.Watch(Table);
        var jobs = monitoring.Watch(Jobs);
        var queue = monitoring.Watch(DeadLetters);
        var api = monitoring.Watch(RestApi);
        var named = new Dictionary<string, Alarm?>
        {
            ["get-handler-errors"] = function.Errors,
            ["get-handler-throttles"] = function.Throttles,
            ["get-handler-near-timeout"] = function.NearTimeout,
            ["get-handler-duration"] = function.Duration,
            ["get-handler-dead-letter-errors"] = function.DeadLetterErrors,
            ["sessions-read-throttles"] = table.ReadThrottles,
            ["sessions-write-throttles"] = table.WriteThrottles,
            ["jobs-oldest-message"] = jobs.OldestMessage,
            ["jobs-messages"] = jobs.Messages,
            ["jobs-dead-letter-messages"] = jobs.DeadLetters,
            ["dlq-messages"] = queue.Messages,
            ["api-4xx"] = api.ClientErrors,
            ["api-5xx"] = api.ServerErrors,
        };
        Assert.That(named.Values.Select(alarm => alarm?.ConstructId), Is.EqualTo(named.Keys));
        Assert.That(monitoring.Alarms, Is.EqualTo(named.Values));
    });

    [Test]
    public void The_description_says_how_urgent_it_is_what_to_do_and_when_it_rings() => Assert.That(
        Defaults.Alarm("get-handler-errors").Text("alarm_description"),
        Does.StartWith("Critical: ").And.Contain("/aws/lambda/trainr963-dev-lambda-get-handler-production")
            .And.EndsWith("(Errors: Sum >= 5 in 1 x 300 s)"));

    private static SynthesizedStack Defaults { get; } = By(monitoring =>
    {
        monitoring.Watch(Function with { HasDeadLetterQueue = true });
        monitoring.Watch(Table);
        monitoring.Watch(Jobs);
        monitoring.Watch(DeadLetters);
        monitoring.Watch(RestApi);
    });
}
