using Tap.Monitoring;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Monitoring;

/// <summary>A stack with a facade and what it watches.</summary>
internal static class Monitored
{
    public static readonly FunctionMetrics Function =
        new("get-handler", "trainr963-dev-lambda-get-handler-production", TimeSpan.FromSeconds(30));

    public static readonly TableMetrics Table = new("sessions", "table");

    public static readonly QueueMetrics Jobs = new("jobs", "jobs-queue") { DeadLetterQueueName = "jobs-dead-letters" };

    public static readonly DeadLetterQueueMetrics DeadLetters = new("dlq", "queue");

    public static readonly RestApiMetrics RestApi = new("trainr963-dev-apigateway-api-production", "prod");

    /// <summary>A facade with default settings.</summary>
    public static SynthesizedStack By(Action<MonitoringFacade> watch) => By(_ => null, watch);

    /// <summary>A facade with settings that may need other constructs.</summary>
    public static SynthesizedStack By(Func<TapStack, MonitoringFacadeProps?> props, Action<MonitoringFacade> watch) =>
        SynthesizedStack.Of(stack => watch(new MonitoringFacade(stack, "monitoring", props(stack))));

    /// <summary>Watches one of each of Tap's kinds.</summary>
    public static void All(MonitoringFacade monitoring)
    {
        monitoring.Watch(Function);
        monitoring.Watch(Table);
        monitoring.Watch(DeadLetters);
        monitoring.Watch(RestApi);
    }

    /// <summary>The widgets of the dashboard.</summary>
    public static IReadOnlyList<SynthesizedResource> Widgets(this SynthesizedStack stack) =>
    [
        .. stack.Single("aws_cloudwatch_dashboard").Document("dashboard_body").GetProperty("widgets").EnumerateArray()
            .Select((widget, index) => new SynthesizedResource($"widget {index}", widget)),
    ];

    /// <summary>The titles of the widgets.</summary>
    public static IEnumerable<string?> Titles(this SynthesizedStack stack) =>
        stack.Widgets().Select(widget => widget.Text("properties.title"));
}
