using Tap.Storage;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class DeadLetterQueueTests
{
    [Test]
    public void Messages_are_kept_for_14_days() =>
        Assert.That(Default().Single("aws_sqs_queue").Text("message_retention_seconds"), Is.EqualTo("1209600"));

    [Test]
    public void By_default_SQSs_own_keys_encrypt_them() =>
        Assert.That(Encryption(Default()), Is.EqualTo(("true", (string?)null)));

    [Test]
    public void A_key_encrypts_them()
    {
        var stack = SynthesizedStack.Of(stack => _ = new DeadLetterQueue(stack, "dlq", new() { EncryptionKey = stack.EncryptionKey() }));
        Assert.That(Encryption(stack), Is.EqualTo(((string?)null, stack.Single("aws_kms_key").Reference("arn"))));
    }

    [Test]
    public void Its_policy_denies_everybody_everything_but_TLS_and_nothing_else()
    {
        var stack = Default();
        var (queue, policy) = (stack.Single("aws_sqs_queue"), stack.Single("aws_sqs_queue_policy"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy.Text("queue_url"), Is.EqualTo(queue.Reference("url")));
            Assert.That(policy.Statements().Select(statement => statement.Value.GetRawText()), Is.EqualTo([
                """{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sqs:*","""
                    + $"\"Resource\":\"{queue.Reference("arn")}\""
                    + ""","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""",
            ]));
        }
    }

    [Test]
    public void A_grant_is_of_sending_to_this_queue()
    {
        var stack = SynthesizedStack.Of(stack => new DeadLetterQueue(stack, "dlq").GrantSend(stack.Role()));
        var statement = stack.Single("aws_iam_policy").Statements().Single();
        Assert.That(
            (statement.Text("Action"), statement.Text("Resource")),
            Is.EqualTo(("sqs:SendMessage", stack.Single("aws_sqs_queue").Reference("arn"))));
    }

    [Test]
    public void A_role_may_send_to_two_queues()
    {
        var policy = SynthesizedStack.Of(stack =>
        {
            var role = stack.Role();
            new DeadLetterQueue(stack, "a", new() { Name = "a" }).GrantSend(role);
            new DeadLetterQueue(stack, "b", new() { Name = "b" }).GrantSend(role);
        }).Single("aws_iam_policy");
        Assert.That(policy.Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["ASendMessage", "BSendMessage"]));
    }

    [Test]
    public void A_name_that_SQS_would_refuse_is_refused() =>
        Assert.That(Refusal.Of(stack => _ = new DeadLetterQueue(stack, "dlq", new() { Name = "a.b" })), Does.Contain("SQS queue name"));

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => _ = new DeadLetterQueue(stack, "dlq"));

    private static (string? Managed, string? Key) Encryption(SynthesizedStack stack)
    {
        var queue = stack.Single("aws_sqs_queue");
        return (queue.Text("sqs_managed_sse_enabled"), queue.Text("kms_master_key_id"));
    }
}
