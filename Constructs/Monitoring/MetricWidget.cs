using System.Text.Json.Nodes;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>A graph of a dashboard, over periods of 5 minutes.</summary>
/// <param name="title">The title: <c>get-handler: errors and throttles</c>.</param>
/// <param name="lines">The lines, at least one: a metric and its statistic each.</param>
/// <exception cref="InputException">There is no title, or no line.</exception>
public sealed class MetricWidget(string title, params IReadOnlyList<(Metric Metric, Statistic Statistic)> lines)
{
    /// <summary>The title.</summary>
    public string Title { get; } = Guard.NotEmpty(title, "The title of a widget");

    /// <summary>The lines.</summary>
    public IReadOnlyList<(Metric Metric, Statistic Statistic)> Lines { get; } = Guard.NotEmpty(lines, $"The lines of the widget '{title}'");

    /// <summary>
    /// Returns the properties of the widget
    /// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"/>).
    /// </summary>
    internal JsonObject Properties(string region) => new()
    {
        ["title"] = Title,
        ["region"] = region,
        ["view"] = "timeSeries",
        ["stacked"] = false,
        ["period"] = 300,
        ["metrics"] = new JsonArray([.. Lines.Select(Series)]),
    };

    private static JsonArray Series((Metric Metric, Statistic Statistic) line) =>
    [
        line.Metric.Namespace,
        line.Metric.Name,
        .. line.Metric.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal)
            .SelectMany(dimension => new JsonNode[] { dimension.Key, dimension.Value }),
        new JsonObject { ["stat"] = line.Statistic.ToString(), ["label"] = $"{line.Metric.Name} ({line.Statistic})" },
    ];
}
