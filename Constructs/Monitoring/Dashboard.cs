using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchDashboard;
using Tap.Core;

namespace Tap.Monitoring;

/// <summary>Settings of a <see cref="Dashboard"/>.</summary>
public sealed record DashboardProps : IConstructProps
{
    /// <summary>The dashboard's name within the naming convention. <value>Default: the stack's name.</value></summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => [InputProblems.Of(() => NameIn(deployment))];

    /// <summary>Returns the dashboard's full name.</summary>
    internal string NameIn(Deployment deployment) => deployment.Names.Dashboard(Name ?? deployment.Stack);
}

/// <summary>
/// A CloudWatch dashboard of a stack: the states of its alarms, critical ones first, then the rows of graphs in the order in which they
/// were added.
/// </summary>
public sealed class Dashboard : TapConstruct
{
    private const int Columns = 24;
    private const int GraphHeight = 6;
    private const int GraphsPerLine = 6;
    private const int AlarmsPerLine = 4;

    // The default encoder would escape characters for HTML, and break Terraform references.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Alarm> alarms = [];
    private readonly List<MetricWidget[]> lines = [];

    /// <summary>Creates an empty dashboard.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The dashboard's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">CloudWatch would reject the name.</exception>
    public Dashboard(Construct scope, string id, DashboardProps? props = null)
        : base(scope, id, props ??= new())
    {
        Name = props.NameIn(Deployment);
        CloudwatchDashboard = new CloudwatchDashboard(this, "dashboard", new CloudwatchDashboardConfig
        {
            DashboardName = Name,
            DashboardBody = Body().ToJsonString(Plain),
        });
    }

    /// <summary>The dashboard's name: plain text, known at synth.</summary>
    public string Name { get; }

    /// <summary>The dashboard itself.</summary>
    public CloudwatchDashboard CloudwatchDashboard { get; }

    /// <summary>Adds the states of alarms, and a row of graphs below the others.</summary>
    /// <param name="state">The alarms; can be empty.</param>
    /// <param name="row">The graphs, at most six in a line; can be empty.</param>
    public void Add(IReadOnlyList<Alarm> state, IReadOnlyList<MetricWidget> row)
    {
        alarms.AddRange(state);
        lines.AddRange(row.Chunk(GraphsPerLine));
        CloudwatchDashboard.DashboardBody = Body().ToJsonString(Plain);
    }

    private JsonObject Body()
    {
        var widgets = new JsonArray();
        var y = 0;
        foreach (var severity in alarms.GroupBy(alarm => alarm.Severity).OrderBy(severity => severity.Key))
        {
            var height = 2 + (severity.Count() + AlarmsPerLine - 1) / AlarmsPerLine;
            widgets.Add((JsonNode)Widget("alarm", (0, y), (Columns, height), new JsonObject
            {
                ["title"] = $"{severity.Key} alarms of {Deployment.Stack}",
                ["alarms"] = new JsonArray([.. severity.Select(alarm => (JsonNode)alarm.Arn)]),
            }));
            y += height;
        }

        foreach (var line in lines)
        {
            foreach (var (index, graph) in line.Index())
                widgets.Add((JsonNode)Graph(graph, index * Columns / line.Length, (index + 1) * Columns / line.Length, y));
            y += GraphHeight;
        }

        return new JsonObject { ["widgets"] = widgets };
    }

    // Computed from both edges: widths rounded one by one would leave gaps.
    private JsonObject Graph(MetricWidget graph, int left, int right, int y) =>
        Widget("metric", (left, y), (right - left, GraphHeight), graph.Properties(Deployment.Settings.Region));

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
