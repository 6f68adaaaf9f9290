using System.Text.Json;
using Tap.Compute;
using Tap.Core;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Queue;

/// <summary>What <c>functions/shared/queue</c> promises, on a consumer of the tests' own.</summary>
public sealed class QueueHandlerTests
{
    private const string Marker = "confidential-content";

    private static readonly object Good = new();
    private static readonly object Bad = new { fails = true, Marker };

    private DirectoryInfo folder = null!;
    private FunctionPackage consumer = null!;

    [OneTimeSetUp]
    public async Task BundleAsync()
    {
        folder = Directory.CreateTempSubdirectory("consumer");
        var zip = Path.Combine(folder.FullName, "consumer.zip");
        using var bundling = new NodeProcess(
            Path.Combine(ProjectFolder.Path, "tests", "Functions", "Queue", "bundle.mjs"), arguments: [zip]);
        await bundling.Exited;
        consumer = File.Exists(zip) ? FunctionPackage.FromZip(zip) : throw new AssertionException(string.Join('\n', bundling.Output));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public async Task Only_messages_that_failed_come_again()
    {
        var run = await RunAsync(new QueueBatch("jobs").Add("1", Good).Add("2", Bad).Add("3", Good));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Failures, Is.EqualTo(["2"]));
            Assert.That(run.Messages("message"), Is.EqualTo(["1", "3"]));
            Assert.That(run.Messages("message failed"), Is.EqualTo(["2"]));
        }
    }

    [Test]
    public async Task A_batch_without_a_good_message_is_answered_too()
    {
        var run = await RunAsync(new QueueBatch("jobs").Add("1", Bad).AddText("2", Marker).Add("3", new { failsOddly = true }));
        Assert.That(run.Failures, Is.EqualTo(["1", "2", "3"]));
    }

    [Test]
    public async Task A_message_that_failed_holds_back_its_group_and_no_other()
    {
        var run = await RunAsync(new QueueBatch("jobs.fifo")
            .Add("a1", Good, "a").Add("a2", Bad, "a").Add("b1", Good, "b").Add("a3", Good, "a").Add("b2", Good, "b"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Failures, Is.EqualTo(["a2", "a3"]));
            Assert.That(run.Messages("message"), Is.EqualTo(["a1", "b1", "b2"]));
            Assert.That(run.Metric("MessagesHeldBack"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Outside_FIFO_queues_a_group_holds_nothing_back()
    {
        var run = await RunAsync(new QueueBatch("jobs").Add("a1", Bad, "a").Add("a2", Good, "a"));
        Assert.That(run.Failures, Is.EqualTo(["a1"]));
    }

    [Test]
    public async Task What_is_not_done_when_time_is_up_comes_again()
    {
        var run = await RunAsync(new QueueBatch("jobs").Add("1", Good).Add("2", new { takes = 60_000 }).Add("3", Good));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Failures, Is.EqualTo(["2", "3"]));
            Assert.That(run.Messages("message failed"), Is.EqualTo(["2"]));
            Assert.That(run.Metric("MessagesHeldBack"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Lines_and_metrics_tell_of_messages_without_their_content()
    {
        var run = await RunAsync(new QueueBatch("jobs").Add("1", Bad).AddText("2", Marker).Add("3", new { Marker }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (run.Metric("MessagesHandled"), run.Metric("MessagesFailed"), run.Metric("MessagesHeldBack")), Is.EqualTo((1, 2, 0)));
            Assert.That(run.Output, Has.None.Contains(Marker).And.Some.Contains("The body of the message is no JSON."));
            Assert.That(run.Output, Has.Some.Contains("\"receive_count\":7"));
        }
    }

    [TestCase("{}")]
    [TestCase("""{"Records":[{"s3":{}}]}""")]
    public void What_is_no_batch_is_refused(string payload) => Assert.That(
        async () => await RunAsync(payload),
        Throws.TypeOf<FunctionException>().With.Message.Contains("it must be a batch of messages of SQS"));

    private Task<QueueRun> RunAsync(QueueBatch batch) => RunAsync(batch.ToString());

    private async Task<QueueRun> RunAsync(string payload)
    {
        await using var aws = await AwsEndpoint.StartAsync();
        await using var function = new LambdaFunction(new FunctionSettings
        {
            Code = consumer,
            Name = "consumer",
            MemorySize = 256,
            Timeout = TimeSpan.FromSeconds(4),
            Environment = new Dictionary<string, string>(),
            Permissions = [],
        }, aws.Address, 1);
        var answer = await function.InvokeAsync(payload);
        return new QueueRun(answer, function.Stop());
    }

    /// <summary>What came of a batch.</summary>
    private sealed record QueueRun(JsonElement Answer, IReadOnlyList<string> Output)
    {
        private readonly List<JsonElement> lines = [.. Output.Select(line => JsonDocument.Parse(line).RootElement)];

        /// <summary>The ids of the messages that it asks for again.</summary>
        public IEnumerable<string?> Failures =>
            Answer.GetProperty("batchItemFailures").EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString());

        /// <summary>The ids of the messages in log lines that say this.</summary>
        public IEnumerable<string?> Messages(string text) =>
            from line in lines
            where line.TryGetProperty("message", out var message) && message.GetString() == text
            select line.GetProperty("message_id").GetString();

        /// <summary>The value of a metric.</summary>
        public int Metric(string name) => lines.Single(line => line.TryGetProperty(name, out _)).GetProperty(name).GetInt32();
    }
}
