using System.Text.Json.Nodes;

namespace Tap.Monitoring;

/// <summary>A graph of a dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Series">Its lines: metrics, each with a statistic.</param>
internal sealed record MetricWidget(string Title, IReadOnlyList<(Metric Metric, string Statistic)> Series)
{
    /// <summary>
    /// The properties of the widget
    /// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"/>).
    /// </summary>
    public JsonObject Properties(string region) => new()
    {
        ["title"] = Title,
        ["region"] = region,
        ["view"] = "timeSeries",
        ["stacked"] = false,
        ["period"] = 300,
        ["metrics"] = new JsonArray([.. Series.Select(Line)]),
    };

    private static JsonArray Line((Metric Metric, string Statistic) series) =>
    [
        series.Metric.Namespace,
        series.Metric.Name,
        .. series.Metric.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal)
            .SelectMany(dimension => new JsonNode[] { dimension.Key, dimension.Value }),
        new JsonObject { ["stat"] = series.Statistic, ["label"] = $"{series.Metric.Name} ({series.Statistic})" },
    ];
}
