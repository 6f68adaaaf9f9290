using System.Text.Json;
using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Tasks;

public sealed class TelemetryTests
{
    private const string Marker = "confidential-content";

    private readonly TaskSession session = new();
    private readonly List<JsonElement> lines = [];
    private readonly List<string> raw = [];
    private readonly ProxyEvent created;
    private readonly ProxyEvent refused;
    private readonly ProxyEvent failed;

    public TelemetryTests()
    {
        created = session.Collection("POST").Json(new { title = Marker, description = Marker, tags = new[] { Marker } });
        refused = session.Collection("POST").Json(new { title = Marker, status = Marker });
        failed = session.Collection("POST").Json(new { title = Marker });
    }

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        await using var post = TasksTests.System.Start("POST", 1, ("LOG_LEVEL", "DEBUG"));
        await TasksSystem.SendAsync(post, created);
        await TasksSystem.SendAsync(post, refused);
        await TasksSystem.SendAsIsAsync(post, created.Header("x-api-key", "guessed-key"));
        using (TasksTests.System.Aws.Inject("dynamodb:PutItem", Faults.Refusal("ValidationException", "refused")))
            await TasksSystem.SendAsync(post, failed);
        raw.AddRange(post.Stop());
        lines.AddRange(raw.Select(line => JsonDocument.Parse(line).RootElement));
    }

    [Test]
    public void Every_request_is_one_line_with_the_ids_of_request_and_invocation()
    {
        var requests = lines.Where(line => Text(line, "message") == "request").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                requests.Select(line => (Text(line, "api_request_id"), line.GetProperty("status").GetInt32())),
                Is.EqualTo(new (string?, int)[]
                {
                    (created.RequestId, 201), (refused.RequestId, 400), (created.RequestId, 401), (failed.RequestId, 500),
                }));
            Assert.That(requests.Select(line => Text(line, "function_request_id")), Is.Unique.And.None.Null);
            Assert.That(requests.Select(line => Text(line, "xray_trace_id")), Has.None.Null);
            Assert.That(requests.Select(line => (Text(line, "method"), Text(line, "route"))), Is.All.EqualTo(("POST", "/tasks")));
            Assert.That(requests.Select(line => Text(line, "level")), Is.All.EqualTo("INFO"));
        });
    }

    [Test]
    public void A_failure_is_logged_as_error_with_its_cause()
    {
        var error = lines.Single(line => Text(line, "level") == "ERROR");
        Assert.That(
            (Text(error, "api_request_id"), error.GetProperty("error").GetProperty("name").GetString()),
            Is.EqualTo((failed.RequestId, "ValidationException")));
    }

    [TestCase(Marker)]
    [TestCase(TasksSystem.ApiKey)]
    [TestCase("guessed-key")]
    public void Neither_content_nor_keys_are_logged(string secret) => Assert.That(raw, Is.Not.Empty.And.None.Contains(secret));

    [Test]
    public void Every_request_writes_its_metrics_in_embedded_metric_format()
    {
        var metrics = lines.Where(line => line.TryGetProperty("_aws", out _)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(metrics, Has.Count.EqualTo(4));
            Assert.That(
                metrics.Select(Definition),
                Is.All.EqualTo("Tap: Requests Count, ClientErrors Count, ServerErrors Count, Latency Milliseconds by service"));
            Assert.That(metrics.Select(line => Text(line, "service")), Is.All.EqualTo(TasksTests.System.SettingsOf("POST").Name));
            Assert.That(
                metrics.Select(line => (Value(line, "Requests"), Value(line, "ClientErrors"), Value(line, "ServerErrors"))),
                Is.EqualTo(new[]
                {
                    (1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 0, 1),
                }));
            Assert.That(metrics.Select(line => line.GetProperty("Latency").GetDouble()), Is.All.Positive);
        });
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static int Value(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static string Definition(JsonElement line)
    {
        var definition = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        var metrics = definition.GetProperty("Metrics")
            .EnumerateArray()
            .Select(metric => $"{metric.GetProperty("Name")} {metric.GetProperty("Unit")}");
        return $"{definition.GetProperty("Namespace")}: {string.Join(", ", metrics)} by "
            + $"{string.Join(", ", definition.GetProperty("Dimensions")[0].EnumerateArray())}";
    }
}
