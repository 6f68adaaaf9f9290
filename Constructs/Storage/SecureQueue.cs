using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;
using Tap.Security;

namespace Tap.Storage;

/// <summary>
/// What all queues have: they are encrypted, refuse requests without TLS, and say what becomes of their messages
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html"/>).
/// </summary>
internal static class SecureQueue
{
    extension(TapConstruct construct)
    {
        /// <summary>Creates a queue and its policy below the construct.</summary>
        /// <param name="key">The key that encrypts messages; null for SQS's own keys.</param>
        /// <param name="removal">What becomes of its messages; null for the deployment's default.</param>
        /// <param name="config">What is the queue's own.</param>
        /// <returns>The queue and its policy.</returns>
        public (SqsQueue Queue, SqsQueuePolicy Policy) CreateQueue(IEncryptionKey? key, Removal? removal, SqsQueueConfig config)
        {
            config.SqsManagedSseEnabled = key is null ? true : null;
            config.KmsMasterKeyId = key?.Arn;
            config.Lifecycle = construct.RemovalOf(removal).Lifecycle();
            var queue = new SqsQueue(construct, "queue", config);
            var policy = new SqsQueuePolicy(construct, "policy", new SqsQueuePolicyConfig
            {
                QueueUrl = queue.Url,
                Policy = new PolicyDocument(PolicyStatement.DenyInsecureTransport("sqs:*", queue.Arn)).ToJson(),
            });
            return (queue, policy);
        }
    }

    /// <summary>The whole name of a queue, which ends in <c>.fifo</c> when it is one.</summary>
    public static string Name(Deployment deployment, string name, bool fifo) =>
        fifo ? deployment.Names.FifoQueue(name) : deployment.Names.Queue(name);

    /// <summary>What is wrong with the removal of a queue; null for nothing.</summary>
    public static string? Problem(Removal? removal) => removal == Removal.Retain
        ? "its removal is Retain, but SQS keeps no message of a queue that is deleted: take Protect"
        : null;
}
