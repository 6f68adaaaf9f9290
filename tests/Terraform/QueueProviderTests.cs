using Tap.Compute;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Security;

namespace Tap.Tests.Terraform;

/// <summary>What the real AWS provider says of queues and their consumers, without an account.</summary>
public sealed class QueueProviderTests
{
    [Test]
    public void Queues_and_consumers_are_valid_and_can_be_planned()
    {
        using var offline = new OfflineStack(stack =>
        {
            var key = stack.EncryptionKey();
            Consume(stack, "jobs", new() { EncryptionKey = key }, 100, TimeSpan.FromSeconds(5));
            Consume(stack, "orders", new() { Fifo = true, ContentBasedDeduplication = true }, 10, TimeSpan.Zero);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offline.Terraform.Validate(), Is.Empty);
            Assert.That(
                offline.Terraform.Plan().Select(change => change.GetProperty("type").GetString()).Where(type => type is
                    "aws_sqs_queue" or "aws_sqs_queue_policy" or "aws_lambda_event_source_mapping"),
                Has.Exactly(4).EqualTo("aws_sqs_queue").And.Exactly(4).EqualTo("aws_sqs_queue_policy")
                    .And.Exactly(2).EqualTo("aws_lambda_event_source_mapping"));
        }
    }

    private static void Consume(TapStack stack, string id, QueueProps queue, int batchSize, TimeSpan window) =>
        _ = new QueueConsumer(stack, $"{id}-consumer", new()
        {
            Queue = new Queue(stack, id, queue),
            Function = new NodeFunction(stack, $"{id}-handler", new()
            {
                Code = FunctionFixture.Code, Packages = new PackageBucket(stack, $"{id}-packages"),
            }),
            BatchSize = batchSize,
            BatchingWindow = window,
            MaximumConcurrency = 2,
        });
}
