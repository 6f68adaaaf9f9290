using Tap.Core;
using Tap.Monitoring;
using Tap.Security;
using Tap.Tests.Synthesis;
using static Tap.Tests.Monitoring.Monitored;

namespace Tap.Tests.Monitoring;

public sealed class MonitoringFacadeTests
{
    [Test]
    public void One_new_makes_topic_alarms_and_dashboard()
    {
        MonitoringFacade? made = null;
        var stack = By(monitoring =>
        {
            made = monitoring;
            All(monitoring);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Single("aws_sns_topic").Text("name"), Is.EqualTo("trainr963-dev-sns-test-alarms-production"));
            Assert.That(stack.Single("aws_sns_topic").Text("kms_master_key_id"), Is.EqualTo(stack.Single("aws_kms_key").Reference("arn")));
            Assert.That(stack.Single("aws_cloudwatch_dashboard").Text("dashboard_name"), Is.EqualTo(made!.Dashboard!.Name));
            Assert.That(stack.Alarms.Select(alarm => alarm.Text("alarm_name")), Is.EquivalentTo(made.Alarms.Select(alarm => alarm.Name)));
            Assert.That(made.Topic, Is.SameAs(made.TopicOf(AlarmSeverity.Critical)).And.SameAs(made.TopicOf(AlarmSeverity.Warning)));
            Assert.That(made.EncryptionKey, Is.SameAs(made.Topic!.EncryptionKey));
        }
    }

    [Test]
    public void Its_topic_takes_a_key_that_is_there()
    {
        EncryptionKey? shared = null;
        var stack = By(
            stack => new() { EncryptionKey = shared = new(stack, "shared", new() { Name = "shared", Description = "Shared" }) },
            monitoring => Assert.That(monitoring.EncryptionKey, Is.SameAs(shared)));
        Assert.That(stack.Single("aws_sns_topic").Text("kms_master_key_id"), Is.EqualTo(stack.Single("aws_kms_key").Reference("arn")));
    }

    [Test]
    public void Alarms_notify_a_topic_that_is_there()
    {
        var stack = By(_ => new MonitoringFacadeProps { Topic = new ExistingTopic("arn:of:on-call") }, monitoring =>
        {
            Assert.That((monitoring.Topic, monitoring.EncryptionKey), Is.EqualTo(((AlarmTopic?)null, (EncryptionKey?)null)));
            All(monitoring);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Alarms.SelectMany(alarm => alarm.Texts("alarm_actions")), Is.Not.Empty.And.All.EqualTo("arn:of:on-call"));
            Assert.That(stack.All("aws_sns_topic"), Is.Empty);
            Assert.That(stack.All("aws_kms_key"), Is.Empty);
        }
    }

    [Test]
    public void Without_a_dashboard_there_are_alarms_all_the_same()
    {
        var stack = By(_ => new() { Dashboard = false }, monitoring =>
        {
            Assert.That(monitoring.Dashboard, Is.Null);
            monitoring.Watch(RestApi);
        });
        Assert.That((stack.Alarms.Count, stack.All("aws_cloudwatch_dashboard").Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void An_alarm_a_topic_and_a_dashboard_are_usable_by_themselves()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var alarm = new Alarm(stack, "alarm", new AlarmProps
            {
                Name = "errors",
                Advice = "Look.",
                Metric = Function.Errors,
                Threshold = new() { Value = 0 },
                Topic = new AlarmTopic(stack, "topic"),
            });
            new Dashboard(stack, "dashboard", new() { Name = "mine" }).Add([alarm], Function.Widgets);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Alarms.Single().Notifies(stack.Single("aws_sns_topic")));
            Assert.That(stack.Titles(), Is.EqualTo(Function.Widgets.Select(widget => widget.Title).Prepend("Critical alarms of test")));
        }
    }

    [TestCase("Topic")]
    [TestCase("TopicsBySeverity")]
    public void A_key_without_a_topic_of_its_own_to_encrypt_is_refused(string given) => Assert.That(
        Refusal.Of(
            stack => new EncryptionKey(stack, "key", new() { Name = "key", Description = "Key" }),
            (stack, key) =>
            {
                var topic = new ExistingTopic("arn:of:on-call");
                var all = Enum.GetValues<AlarmSeverity>().ToDictionary(severity => severity, IAlarmTopic (_) => topic);
                _ = new MonitoringFacade(stack, "monitoring", given == "Topic"
                    ? new() { EncryptionKey = key, Topic = topic }
                    : new() { EncryptionKey = key, TopicsBySeverity = all });
            }),
        Does.Contain("MonitoringFacade 'test/monitoring'").And.Contain("EncryptionKey"));

    [Test]
    public void All_problems_of_what_is_watched_are_told_at_once_and_nothing_is_created()
    {
        var days = new Threshold { Value = 0, EvaluationPeriods = 289 };
        var stack = By(monitoring =>
        {
            monitoring.Watch(Function);
            var count = monitoring.Node.Children.Length;
            var thresholds = new TableThresholds { ReadThrottleEvents = days, WriteThrottleEvents = days };
            Assert.That(
                () => monitoring.Watch(Table with { Id = "get-handler", Thresholds = thresholds }),
                Throws.TypeOf<InputException>().With.Message.Contains("Something is watched as 'get-handler'")
                    .And.Message.Contains("TableMetrics")
                    .And.Message.Contains("'get-handler-read-throttles': 289 periods of 300 s are 86700 s")
                    .And.Message.Contains("'get-handler-write-throttles': 289 periods of 300 s are 86700 s"));
            Assert.That(monitoring.Node.Children, Has.Length.EqualTo(count));
        });
        Assert.That(stack.Titles(), Has.None.Contains("consumed capacity"));
    }

    [TestCase("get-handler-errors")]
    [TestCase("topic")]
    [TestCase("dashboard")]
    public void An_alarms_id_is_taken_once(string id) => By(monitoring =>
    {
        monitoring.Watch(Function);
        Assert.That(
            () => monitoring.Watch(id, Function.Errors, new() { Value = 0 }, "Look."),
            Throws.TypeOf<InputException>().With.Message.Contains($"'{id}' is taken already"));
    });

    [Test]
    public void A_topics_name_that_AWS_would_refuse_is_refused() => Assert.That(
        Refusal.Of(stack => _ = new AlarmTopic(stack, "topic", new() { Name = new string('x', 250) })),
        Does.Contain("AlarmTopic 'test/topic'").And.Contain("SNS topic name").And.Contain("KMS alias name"));

    [Test]
    public void A_dashboards_name_that_AWS_would_refuse_is_refused() => Assert.That(
        Refusal.Of(stack => _ = new Dashboard(stack, "dashboard", new() { Name = "a b" })),
        Does.Contain("Dashboard 'test/dashboard'").And.Contain("CloudWatch dashboard name"));

    [Test]
    public void A_description_that_CloudWatch_would_refuse_is_refused() => By(monitoring => Assert.That(
        () => monitoring.Watch("long", Function.Errors, new() { Value = 0 }, new string('x', 1000)),
        Throws.TypeOf<InputException>().With.Message.Contains("'long'").And.Message.Contains("1041 characters")
            .And.Message.Contains("1024")));

    [Test]
    public void A_name_that_CloudWatch_would_refuse_is_refused() => By(monitoring => Assert.That(
        () => monitoring.Watch(Function with { Id = new string('x', 250) }),
        Throws.TypeOf<InputException>().With.Message.Contains("CloudWatch alarm name")));

    private sealed record ExistingTopic(string Arn) : IAlarmTopic;
}
