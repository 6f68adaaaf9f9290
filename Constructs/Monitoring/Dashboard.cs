using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchDashboard;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>Settings of a <see cref="Dashboard"/>.</summary>
public sealed record DashboardProps
{
    /// <summary>The alarms whose state it shows, together with all that they watch.</summary>
    public required Alarms Alarms { get; init; }

    /// <summary>The dashboard's name within the naming convention. <value>Default: the stack's name.</value></summary>
    public string? Name { get; init; }
}

/// <summary>
/// A CloudWatch dashboard of a stack at a glance: the state of its alarms, then one row of graphs for each thing watched, in the order of
/// the <c>Watch</c> calls, whether they come before or after the dashboard is made.
/// </summary>
public sealed class Dashboard : TapConstruct
{
    private const int Columns = 24;
    private const int GraphHeight = 6;
    private const int AlarmsPerLine = 4;

    // Escaped for HTML, a Terraform reference would no longer be one.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the dashboard.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The dashboard's settings.</param>
    /// <exception cref="NameException">CloudWatch would refuse the name.</exception>
    public Dashboard(Construct scope, string id, DashboardProps props)
        : base(scope, id)
    {
        Name = Deployment.Names.Dashboard(props.Name ?? Deployment.Stack);
        CloudwatchDashboard = new CloudwatchDashboard(
            this, "dashboard", new CloudwatchDashboardConfig { DashboardName = Name, DashboardBody = "{}" });
        props.Alarms.OnWatched(() => CloudwatchDashboard.DashboardBody = Body(props.Alarms).ToJsonString(Plain));
    }

    /// <summary>The dashboard's name: plain text, known at synth.</summary>
    public string Name { get; }

    /// <summary>The dashboard itself.</summary>
    public CloudwatchDashboard CloudwatchDashboard { get; }

    private JsonObject Body(Alarms alarms)
    {
        var height = 2 + (alarms.All.Count + AlarmsPerLine - 1) / AlarmsPerLine;
        var status = Widget("alarm", (0, 0), (Columns, height), new JsonObject
        {
            ["title"] = $"Alarms of {Deployment.Stack}",
            ["alarms"] = new JsonArray([.. alarms.All.Select(alarm => (JsonNode)alarm.Arn)]),
        });
        var rows = alarms.Watched.SelectMany((watched, index) => Row(watched.Widgets, height + index * GraphHeight));
        return new JsonObject { ["widgets"] = new JsonArray([status, .. rows]) };
    }

    private IEnumerable<JsonNode> Row(IReadOnlyList<MetricWidget> widgets, int y)
    {
        var width = Columns / widgets.Count;
        return widgets.Select((widget, index) =>
            Widget("metric", (index * width, y), (width, GraphHeight), widget.Properties(Deployment.Settings.Region)));
    }

    private static JsonObject Widget(string type, (int X, int Y) at, (int Width, int Height) size, JsonObject properties) => new()
    {
        ["type"] = type,
        ["x"] = at.X,
        ["y"] = at.Y,
        ["width"] = size.Width,
        ["height"] = size.Height,
        ["properties"] = properties,
    };
}
