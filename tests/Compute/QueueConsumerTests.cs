using Tap.Compute;
using Tap.Core;
using Tap.Storage;
using Tap.Tests.Guardrails;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

public sealed class QueueConsumerTests
{
    [Test]
    public void The_function_gets_the_queues_messages_and_says_which_failed()
    {
        var stack = Synthesize();
        var mapping = stack.Single("aws_lambda_event_source_mapping");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mapping.Text("event_source_arn"), Is.EqualTo(Jobs(stack).Reference("arn")));
            Assert.That(mapping.Text("function_name"), Is.EqualTo(stack.Single("aws_lambda_function").Reference("arn")));
            Assert.That(mapping.Texts("function_response_types"), Is.EqualTo(["ReportBatchItemFailures"]));
            Assert.That(mapping.Text("batch_size"), Is.EqualTo("10"));
            Assert.That(mapping.Text("maximum_batching_window_in_seconds"), Is.Null);
            Assert.That(mapping.Text("scaling_config"), Is.Null);
        }
    }

    [Test]
    public void Batches_and_concurrency_are_as_asked_for()
    {
        var mapping = Synthesize(props => props with
        {
            BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(20), MaximumConcurrency = 3,
        }).Single("aws_lambda_event_source_mapping");
        Assert.That(
            new[] { "batch_size", "maximum_batching_window_in_seconds", "scaling_config.maximum_concurrency" }.Select(mapping.Text),
            Is.EqualTo(["100", "20", "3"]));
    }

    [Test]
    public void Messages_stay_hidden_for_six_times_the_functions_timeout_and_the_batching_window()
    {
        var stack = Synthesize(props => props with { BatchingWindow = TimeSpan.FromSeconds(20) });
        Assert.That(Jobs(stack).Text("visibility_timeout_seconds"), Is.EqualTo($"{(6 * 30) + 20}"));
    }

    [Test]
    public void The_role_may_consume_this_queue() => Assert.That(
        Synthesize().Single("aws_iam_policy").Statements().Select(statement => statement.Text("Sid")),
        Has.One.StartsWith("JobsReceiveMessage"));

    [Test]
    public void The_role_may_use_the_queues_key()
    {
        var stack = Synthesize(queue: stack => new() { EncryptionKey = stack.EncryptionKey() });
        Assert.That(
            stack.Single("aws_kms_key").Statements().Select(statement => statement.Text("Principal.AWS")),
            Has.One.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
    }

    [Test]
    public void The_mapping_waits_for_its_permissions_those_granted_later_too()
    {
        var stack = Synthesize();
        Assert.That(
            stack.Single("aws_lambda_event_source_mapping").Texts("depends_on"),
            Is.EquivalentTo(stack.All("aws_iam_role_policy_attachment").Select(attachment => attachment.Address)));
    }

    [Test]
    public void It_keeps_the_guardrails()
    {
        var report = StackReport.Of(stack => _ = new QueueConsumer(stack, "consumer", new()
        {
            Queue = new Queue(stack, "jobs"), Function = stack.Function(),
        }));
        Assert.That(report.IsClean, report.ToString());
    }

    [Test]
    public void All_that_does_not_fit_a_FIFO_queue_is_refused_at_once()
    {
        var message = Refused(
            new() { Fifo = true, VisibilityTimeout = TimeSpan.FromSeconds(60) },
            props => props with { BatchSize = 11, BatchingWindow = TimeSpan.FromSeconds(1), MaximumConcurrency = 6 },
            function => function with { ReservedConcurrency = 5 });
        Assert.That(message, Does.StartWith("QueueConsumer 'test/consumer' cannot be made:\n")
            .And.Contain("- its function may take 30 s, so that of the queue 'test/jobs' its visibility timeout is 60 s, but must be 181 s")
            .And.Contain("- its batches have up to 11 messages, but those of a FIFO queue have 10 at most")
            .And.Contain("- it has a batching window")
            .And.Contain("- it invokes 6 at a time, but trainr963-dev-lambda-get-handler-production has a reserved concurrency of 5"));
    }

    [Test]
    public void Large_batches_without_a_window_are_refused() => Assert.That(
        Refused(new(), props => props with { BatchSize = 11 }), Does.Contain("11 messages").And.Contain("batching window of 1 s or more"));

    [Test]
    public void Numbers_out_of_range_are_refused() => SynthesizedStack.Of(stack =>
    {
        var props = new QueueConsumerProps { Queue = new Queue(stack, "jobs"), Function = stack.Function() };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => props with { BatchSize = 0 }, Throws.TypeOf<InputException>().With.Message.Contains("between 1 and 10000"));
            Assert.That(
                () => props with { BatchingWindow = TimeSpan.FromSeconds(301) },
                Throws.TypeOf<InputException>().With.Message.Contains("between 0 and 300 s"));
            Assert.That(
                () => props with { MaximumConcurrency = 1 }, Throws.TypeOf<InputException>().With.Message.Contains("between 2 and 1000"));
        }
    });

    private static SynthesizedResource Jobs(SynthesizedStack stack) =>
        stack.Single("aws_sqs_queue", "name", "trainr963-dev-sqs-test-jobs-production");

    private static SynthesizedStack Synthesize(
        Func<QueueConsumerProps, QueueConsumerProps>? change = null, Func<TapStack, QueueProps>? queue = null) =>
        SynthesizedStack.Of(stack =>
        {
            var props = new QueueConsumerProps { Queue = new Queue(stack, "jobs", queue?.Invoke(stack)), Function = stack.Function() };
            _ = new QueueConsumer(stack, "consumer", change?.Invoke(props) ?? props);
            new KeyValueTable(stack, "table", new() { PartitionKey = new("id") }).Grant(props.Function, "dynamodb:PutItem");
        });

    private static string Refused(
        QueueProps queue,
        Func<QueueConsumerProps, QueueConsumerProps> change,
        Func<NodeFunctionProps, NodeFunctionProps>? function = null) =>
        Refusal.Of(
            stack => new QueueConsumerProps { Queue = new Queue(stack, "jobs", queue), Function = stack.Function(function) },
            (stack, props) => _ = new QueueConsumer(stack, "consumer", change(props)));
}
