using System.Text.Json;
using Tap.Monitoring;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Monitoring;

public sealed class DashboardTests
{
    [Test]
    public void It_is_named_after_the_stack() => Assert.That(
        Shown(_ => { }).Single("aws_cloudwatch_dashboard").Text("dashboard_name"), Is.EqualTo("trainr963-dev-cloudwatch-test-production"));

    [Test]
    public void It_shows_the_state_of_every_alarm_first()
    {
        var stack = Shown(WatchAll);
        var status = Widgets(stack)[0];
        Assert.Multiple(() =>
        {
            Assert.That(status.GetProperty("type").GetString(), Is.EqualTo("alarm"));
            Assert.That(
                status.GetProperty("properties").GetProperty("alarms").EnumerateArray().Select(arn => arn.GetString()),
                Is.EquivalentTo(stack.All("aws_cloudwatch_metric_alarm").Select(alarm => alarm.Reference("arn"))));
        });
    }

    [Test]
    public void It_shows_what_is_watched_before_and_after_it_is_made() => Assert.That(
        Widgets(Shown(WatchAll)).Skip(1).Select(widget => widget.GetProperty("properties").GetProperty("title").GetString()),
        Is.EqualTo(new[]
        {
            "dlq: messages", "dlq: age of the oldest message (s)",
            "get-handler: invocations", "get-handler: errors and throttles", "get-handler: duration (ms)",
            "sessions: consumed capacity (units)", "sessions: throttles",
            "api: requests", "api: errors", "api: latency (ms)",
        }));

    [TestCase(true)]
    [TestCase(false)]
    public void It_shows_failed_dead_letters_of_functions_that_have_a_queue_for_them(bool hasQueue) => Assert.That(
        Shown(alarms => alarms.Watch(new FunctionMetrics("f", "function", 30) { HasDeadLetterQueue = hasQueue })).Single(
            "aws_cloudwatch_dashboard").Text("dashboard_body"),
        hasQueue ? Does.Contain("\"DeadLetterErrors\"") : Does.Not.Contain("DeadLetterErrors"));

    [Test]
    public void A_line_names_its_metric_dimensions_and_statistic() => Assert.That(
        Widgets(Shown(WatchAll)).Single(widget => widget.GetProperty("properties").GetProperty("title").GetString() == "api: latency (ms)")
            .GetRawText(),
        Does.Contain("""["AWS/ApiGateway","Latency","ApiName","rest","Stage","prod",{"stat":"p95","label":"Latency (p95)"}]""")
            .And.Contain("\"region\":\"us-east-1\""));

    [Test]
    public void Widgets_fill_the_grid_without_overlapping()
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (var widget in Widgets(Shown(WatchAll)))
        {
            int Of(string name) => widget.GetProperty(name).GetInt32();
            Assert.That(Of("x") + Of("width"), Is.LessThanOrEqualTo(24), widget.GetRawText());
            for (var x = 0; x < Of("width"); x++)
                for (var y = 0; y < Of("height"); y++)
                    Assert.That(taken.Add((Of("x") + x, Of("y") + y)), Is.True, $"Overlapping: {widget.GetRawText()}");
        }

        Assert.That(taken, Has.Count.EqualTo(24 * (taken.Max(cell => cell.Y) + 1)), "There are holes.");
    }

    private static void WatchAll(Alarms alarms)
    {
        alarms.Watch(new FunctionMetrics("get-handler", "function", 30));
        alarms.Watch(new TableMetrics("sessions", "table"));
        alarms.Watch(new RestApiMetrics("rest", "prod"));
    }

    private static SynthesizedStack Shown(Action<Alarms> watchAfterwards) => AlarmsTests.Watching(alarms =>
    {
        alarms.Watch(new QueueMetrics("dlq", "queue"));
        _ = new Dashboard(alarms, "dashboard", new DashboardProps { Alarms = alarms });
        watchAfterwards(alarms);
    });

    private static List<JsonElement> Widgets(SynthesizedStack stack) =>
        [.. stack.Single("aws_cloudwatch_dashboard").Document("dashboard_body").GetProperty("widgets").EnumerateArray()];
}
