using Tap.Core;
using Tap.Monitoring;
using Tap.Tests.Synthesis;
using static Tap.Tests.Monitoring.Monitored;

namespace Tap.Tests.Monitoring;

/// <summary>A facade watches what an assembly other than the library's declares, by nothing but public members.</summary>
public sealed class OwnWatchableTests
{
    [Test]
    public void It_gets_its_alarms_and_its_row_of_the_dashboard()
    {
        var stack = By(monitoring =>
        {
            var alarms = monitoring.Watch((IWatchable)new StateMachine("billing"));
            Assert.That(alarms.Keys, Is.EquivalentTo(["failed", "slow"]));
        });
        var failed = stack.Alarm("billing-failed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed.RingsWhen, Is.EqualTo("ExecutionsFailed: Sum > 0 in 1 x 300 s"));
            Assert.That(failed.Watches, Is.EqualTo("AWS/States ExecutionsFailed StateMachineArn=arn:of:billing"));
            Assert.That(failed.Text("alarm_description"), Does.StartWith("Critical: Executions fail."));
            Assert.That(failed.Notifies(stack.Single("aws_sns_topic")));
            Assert.That(stack.Alarm("billing-slow").Severity, Is.EqualTo("Warning"));
            Assert.That(
                stack.Titles(), Is.EqualTo(["Critical alarms of test", "Warning alarms of test", "billing: failures", "billing: time"]));
        }
    }

    [Test]
    public void Its_alarms_may_have_names() => By(monitoring =>
        Assert.That(monitoring.Watch(new StateMachine("billing")).Failed, Is.SameAs(monitoring.Alarms[0])));

    [Test]
    public void It_needs_no_row()
    {
        var stack = By(monitoring => monitoring.Watch(new Bare("bare", "failed")));
        Assert.That(stack.Titles(), Is.EqualTo(["Critical alarms of test"]));
    }

    [Test]
    public void Two_alarms_of_one_id_are_refused() => By(monitoring => Assert.That(
        () => monitoring.Watch(new Bare("bare", "failed", "failed")),
        Throws.TypeOf<InputException>().With.Message.Contains("'bare'").And.Message.Contains("'bare-failed' is taken already")));

    [Test]
    public void An_empty_id_is_refused() => By(monitoring => Assert.That(
        () => monitoring.Watch(new Bare("", "failed")),
        Throws.TypeOf<InputException>().With.Message.Contains("The id of a Bare")));

    private sealed record StateMachineAlarms(Alarm? Failed, Alarm? Slow);

    private sealed record StateMachine(string Id) : IWatchable<StateMachineAlarms>
    {
        public IReadOnlyList<AlarmDefinition> Alarms =>
        [
            new() { Id = "failed", Metric = Of("ExecutionsFailed"), Threshold = new() { Value = 0 }, Advice = "Executions fail." },
            new()
            {
                Id = "slow", Metric = Of("ExecutionTime"), Threshold = new() { Value = 1, Statistic = Statistic.Percentile(99.9) },
                Severity = AlarmSeverity.Warning, Advice = "Executions are slow.",
            },
            new() { Id = "never", Metric = Of("ExecutionsAborted"), Threshold = null, Advice = "Nobody asked." },
        ];

        public IReadOnlyList<MetricWidget> Widgets =>
        [
            new($"{Id}: failures", (Of("ExecutionsFailed"), Statistic.Sum)), new($"{Id}: time", (Of("ExecutionTime"), Statistic.Average)),
        ];

        public StateMachineAlarms Named(IReadOnlyDictionary<string, Alarm> alarms) =>
            new(alarms.GetValueOrDefault("failed"), alarms.GetValueOrDefault("slow"));

        private Metric Of(string name) => new("AWS/States", name, new Dictionary<string, string> { ["StateMachineArn"] = $"arn:of:{Id}" });
    }

    private sealed record Bare(string Id, params string[] AlarmIds) : IWatchable
    {
        public IReadOnlyList<AlarmDefinition> Alarms =>
        [
            .. AlarmIds.Select(id => new AlarmDefinition
            {
                Id = id, Metric = Function.Errors, Threshold = new() { Value = 0 }, Advice = "Look.",
            }),
        ];

        public IReadOnlyList<MetricWidget> Widgets => [];
    }
}
