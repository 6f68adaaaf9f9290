using Tap.Core;
using Tap.Monitoring;
using Tap.Tests.Synthesis;
using static Tap.Tests.Monitoring.Monitored;

namespace Tap.Tests.Monitoring;

/// <summary>How urgent alarms are, who hears of them, and where it is seen.</summary>
public sealed class AlarmSeverityTests
{
    [Test]
    public void A_severity_notifies_the_topic_that_was_given_for_it_and_the_others_the_facades_own()
    {
        var stack = By(
            stack => new()
            {
                TopicsBySeverity = new Dictionary<AlarmSeverity, IAlarmTopic>
                {
                    [AlarmSeverity.Warning] = new AlarmTopic(stack, "warnings", new() { Name = "warnings" }),
                },
            },
            All);
        var (warnings, others) = (Topic(stack, "warnings"), Topic(stack, "alarms"));
        Assert.That(stack.Alarms.Select(alarm => alarm.Severity).Distinct(), Is.EquivalentTo(["Critical", "Warning"]));
        Assert.That(
            stack.Alarms, Is.All.Matches<SynthesizedResource>(alarm => alarm.Notifies(alarm.Severity == "Warning" ? warnings : others)));
    }

    [Test]
    public void When_every_severity_has_a_topic_no_other_is_created()
    {
        var stack = By(
            stack => new()
            {
                TopicsBySeverity = Enum.GetValues<AlarmSeverity>().ToDictionary(
                    severity => severity, IAlarmTopic (severity) => new AlarmTopic(stack, $"{severity}", new() { Name = $"{severity}" })),
            },
            All);
        Assert.That(stack.Alarms, Is.Not.Empty.And.All.Matches<SynthesizedResource>(alarm => alarm.Notifies(Topic(stack, alarm.Severity))));
        Assert.That(stack.All("aws_sns_topic"), Has.Count.EqualTo(2));
    }

    [TestCase(null, "Warning")]
    [TestCase(AlarmSeverity.Critical, "Critical")]
    [TestCase(AlarmSeverity.Warning, "Warning")]
    public void A_threshold_may_say_how_urgent_its_alarm_is(AlarmSeverity? severity, string expected)
    {
        var throttles = new Threshold { Value = 10, Severity = severity };
        var stack = By(monitoring => Assert.That(
            monitoring.Watch(Function with { Thresholds = new() { Throttles = throttles } }).Throttles!.Severity.ToString(),
            Is.EqualTo(expected)));
        Assert.That(stack.Alarm("get-handler-throttles").Severity, Is.EqualTo(expected));
    }

    [Test]
    public void A_severity_that_there_is_not_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(
            () => new Threshold { Value = 1, Severity = (AlarmSeverity)9 },
            Throws.TypeOf<InputException>().With.Message.Contains("Critical").And.Message.Contains("was 9"));
        Assert.That(
            Refusal.Of(stack => _ = new MonitoringFacade(stack, "monitoring", new()
            {
                TopicsBySeverity = new Dictionary<AlarmSeverity, IAlarmTopic> { [(AlarmSeverity)9] = null! },
            })),
            Does.Contain("severity 9").And.Contain("Critical, Warning"));
    });

    [Test]
    public void The_dashboard_shows_critical_alarms_first()
    {
        var stack = By(monitoring =>
        {
            monitoring.Watch(Table);
            monitoring.Watch(Function);
            monitoring.Watch(RestApi);
        });
        IEnumerable<string> Shown(int widget) => stack.Widgets()[widget].Texts("properties.alarms");
        IEnumerable<string> Of(string severity) =>
            stack.Alarms.Where(alarm => alarm.Severity == severity).Select(alarm => alarm.Reference("arn"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Titles().Take(2), Is.EqualTo(["Critical alarms of test", "Warning alarms of test"]));
            Assert.That(stack.Widgets().Take(2).Select(widget => widget.Text("type")), Is.All.EqualTo("alarm"));
            Assert.That(Shown(0), Is.EquivalentTo(Of("Critical")).And.Not.Empty);
            Assert.That(Shown(1), Is.EquivalentTo(Of("Warning")).And.Not.Empty);
        }
    }

    private static SynthesizedResource Topic(SynthesizedStack stack, string name) =>
        stack.Single("aws_sns_topic", "name", $"trainr963-dev-sns-test-{name}-production");
}
