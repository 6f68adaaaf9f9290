using Tap.Api;
using Tap.Compute;
using Tap.Storage;

namespace Tap.Monitoring;

/// <summary>The metrics of Tap's constructs, as members of them. The constructs themselves know nothing of monitoring.</summary>
public static class MetricsOfConstructs
{
    extension(NodeFunction function)
    {
        /// <summary>The function's metrics, under its construct id.</summary>
        public FunctionMetrics Metrics =>
            new(function.ConstructId, function.Name, function.Timeout) { HasDeadLetterQueue = function.DeadLetterQueue is not null };
    }

    extension(KeyValueTable table)
    {
        /// <summary>The table's metrics, under its construct id.</summary>
        public TableMetrics Metrics => new(table.ConstructId, table.Name);
    }

    extension(DeadLetterQueue queue)
    {
        /// <summary>The queue's metrics, under its construct id.</summary>
        public QueueMetrics Metrics => new(queue.ConstructId, queue.Name);
    }

    extension(RestService api)
    {
        /// <summary>The metrics of the API's stage, under the API's construct id.</summary>
        public RestApiMetrics Metrics => new(api.Name, api.StageName, api.ConstructId);
    }
}
