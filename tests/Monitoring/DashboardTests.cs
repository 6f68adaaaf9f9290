using Tap.Core;
using Tap.Monitoring;
using static Tap.Tests.Monitoring.Monitored;

namespace Tap.Tests.Monitoring;

public sealed class DashboardTests
{
    [Test]
    public void It_is_named_after_the_stack() => Assert.That(
        By(_ => { }).Single("aws_cloudwatch_dashboard").Text("dashboard_name"), Is.EqualTo("trainr963-dev-cloudwatch-test-production"));

    [Test]
    public void It_shows_what_is_watched_in_its_order() => Assert.That(
        By(All).Titles().Skip(2),
        Is.EqualTo(
        [
            "get-handler: invocations", "get-handler: errors and throttles", "get-handler: duration (ms)",
            "sessions: consumed capacity (units)", "sessions: throttles",
            "dlq: messages", "dlq: age of the oldest message (s)",
            "api: requests", "api: errors", "api: latency (ms)",
        ]));

    [TestCase(true)]
    [TestCase(false)]
    public void It_shows_failed_dead_letters_of_functions_that_have_a_queue_for_them(bool hasQueue)
    {
        var stack = By(monitoring => monitoring.Watch(Function with { HasDeadLetterQueue = hasQueue }));
        Assert.That(
            stack.Single("aws_cloudwatch_dashboard").Text("dashboard_body"),
            hasQueue ? Does.Contain("\"DeadLetterErrors\"") : Does.Not.Contain("DeadLetterErrors"));
    }

    [Test]
    public void A_line_names_its_metric_dimensions_and_statistic() => Assert.That(
        By(monitoring => monitoring.Watch(new RestApiMetrics("rest", "prod"))).Widgets()[^1].Value.GetRawText(),
        Does.Contain("""["AWS/ApiGateway","Latency","ApiName","rest","Stage","prod",{"stat":"p95","label":"Latency (p95)"}]""")
            .And.Contain("\"region\":\"us-east-1\"").And.Contain("api: latency (ms)"));

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(6)]
    [TestCase(7)]
    [TestCase(13)]
    public void Widgets_fill_the_grid_without_overlapping(int graphs)
    {
        var stack = By(monitoring =>
        {
            All(monitoring);
            var row = Enumerable.Range(1, graphs).Select(index => new MetricWidget($"{index}", (Function.Errors, Statistic.Sum)));
            monitoring.Dashboard!.Add([], [.. row]);
        });
        var taken = new HashSet<(int X, int Y)>();
        foreach (var widget in stack.Widgets())
        {
            int Of(string name) => widget[name].GetInt32();
            Assert.That(Of("x") + Of("width"), Is.LessThanOrEqualTo(24), widget.ToString());
            for (var x = 0; x < Of("width"); x++)
                for (var y = 0; y < Of("height"); y++)
                    Assert.That(taken.Add((Of("x") + x, Of("y") + y)), Is.True, $"Overlapping: {widget}");
        }

        Assert.That(taken, Has.Count.EqualTo(24 * (taken.Max(cell => cell.Y) + 1)), "There are holes.");
    }

    [Test]
    public void A_graph_has_a_title_and_a_line() => Assert.Multiple(() =>
    {
        Assert.That(
            () => new MetricWidget("", (Function.Errors, Statistic.Sum)), Throws.TypeOf<InputException>().With.Message.Contains("title"));
        Assert.That(() => new MetricWidget("empty"), Throws.TypeOf<InputException>().With.Message.Contains("'empty'"));
    });
}
