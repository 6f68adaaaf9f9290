using Tap.Core;
using Tap.Storage;
using Tap.Tests.Guardrails;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class QueueTests
{
    private const string Name = "trainr963-dev-sqs-test-jobs-production";
    private const string DeadLetterName = "trainr963-dev-sqs-test-jobs-dlq-production";

    [Test]
    public void What_is_received_5_times_goes_to_a_dead_letter_queue_of_its_own()
    {
        var stack = Default();
        Assert.That(
            Queue(stack).Text("redrive_policy"),
            Is.EqualTo($$"""{"deadLetterTargetArn":"{{Queue(stack, DeadLetterName).Reference("arn")}}","maxReceiveCount":5}"""));
    }

    [Test]
    public void By_default_it_keeps_messages_for_4_days_and_its_dead_letter_queue_for_14()
    {
        var stack = Default();
        Assert.That(
            new[] { Name, DeadLetterName }.Select(name => Queue(stack, name).Text("message_retention_seconds")),
            Is.EqualTo(["345600", "1209600"]));
    }

    [Test]
    public void By_default_it_hides_what_was_received_for_30_s() =>
        Assert.That(Queue(Default()).Text("visibility_timeout_seconds"), Is.EqualTo("30"));

    [Test]
    public void By_default_SQSs_own_keys_encrypt_both_queues() =>
        Assert.That(Default().All("aws_sqs_queue").Select(Encryption), Is.All.EqualTo(("true", (string?)null)));

    [Test]
    public void A_key_encrypts_both_queues()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Queue(stack, "jobs", new() { EncryptionKey = stack.EncryptionKey() }));
        Assert.That(
            stack.All("aws_sqs_queue").Select(Encryption), Is.All.EqualTo(((string?)null, stack.Single("aws_kms_key").Reference("arn"))));
    }

    [Test]
    public void Both_queues_deny_everybody_everything_but_TLS()
    {
        var stack = Default();
        var denied = stack.All("aws_sqs_queue_policy").Select(policy =>
            (policy.Text("queue_url"), policy.Statements().Single().Text("Action"), policy.Statements().Single().Text("Resource")));
        Assert.That(
            denied,
            Is.EquivalentTo(stack.All("aws_sqs_queue").Select(queue => (queue.Reference("url"), "sqs:*", queue.Reference("arn")))));
    }

    [Test]
    public void In_production_no_plan_deletes_either() =>
        Assert.That(Default().All("aws_sqs_queue").Select(queue => queue.Text("lifecycle.prevent_destroy")), Is.EqualTo(["true", "true"]));

    [Test]
    public void What_becomes_of_messages_holds_for_both_queues()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Queue(stack, "jobs", new() { Removal = Removal.Destroy }));
        Assert.That(stack.All("aws_sqs_queue").Select(queue => queue.Text("lifecycle.prevent_destroy")), Is.EqualTo(new string?[2]));
        var report = StackReport.Of(stack => _ = new Queue(stack, "jobs", new() { Removal = Removal.Destroy }));
        Assert.That(report.IsClean, report.ToString());
    }

    [Test]
    public void Two_queues_may_share_a_dead_letter_queue()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var shared = new DeadLetterQueue(stack, "shared");
            _ = new Queue(stack, "jobs", new() { DeadLetterQueue = shared });
            _ = new Queue(stack, "mails", new() { DeadLetterQueue = shared, MaximumReceives = 10 });
        });
        Assert.That(stack.All("aws_sqs_queue"), Has.Count.EqualTo(3));
        Assert.That(
            Queue(stack, "trainr963-dev-sqs-test-mails-production").Text("redrive_policy"),
            Is.EqualTo("{\"deadLetterTargetArn\":\""
                + Queue(stack, "trainr963-dev-sqs-test-shared-production").Reference("arn") + "\",\"maxReceiveCount\":10}"));
    }

    [Test]
    public void A_FIFO_queue_has_a_FIFO_dead_letter_queue()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Queue(stack, "jobs", new() { Fifo = true, ContentBasedDeduplication = true }));
        Assert.That(
            stack.All("aws_sqs_queue").Select(queue =>
                (queue.Text("name"), queue.Text("fifo_queue"), queue.Text("content_based_deduplication"))),
            Is.EquivalentTo([($"{Name}.fifo", "true", "true"), ($"{DeadLetterName}.fifo", "true", (string?)null)]));
    }

    [Test]
    public void A_grant_of_sending_is_of_sending_to_this_queue() =>
        Assert.That(Granted((queue, role) => queue.GrantSend(role)), Is.EqualTo("sqs:SendMessage"));

    [Test]
    public void A_grant_of_consuming_is_of_what_Lambda_needs() => Assert.That(
        Granted((queue, role) => queue.GrantConsume(role)),
        Is.EqualTo("""["sqs:ReceiveMessage","sqs:DeleteMessage","sqs:ChangeMessageVisibility","sqs:GetQueueAttributes"]"""));

    [Test]
    public void Grants_are_of_the_key_too()
    {
        var stack = SynthesizedStack.Of(stack =>
            new Queue(stack, "jobs", new() { EncryptionKey = stack.EncryptionKey() }).GrantSend(stack.Role()));
        Assert.That(stack.Single("aws_kms_key").Statements().Select(statement => statement.Text("Sid")), Has.Some.StartsWith("UseRole"));
    }

    [Test]
    public void A_consumer_may_need_a_longer_visibility_timeout_and_never_shortens_it()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var queue = new Queue(stack, "jobs");
            queue.RequireVisibilityTimeout(TimeSpan.FromMinutes(3));
            queue.RequireVisibilityTimeout(TimeSpan.FromMinutes(1));
            Assert.That(queue.VisibilityTimeout, Is.EqualTo(TimeSpan.FromMinutes(3)));
        });
        Assert.That(Queue(stack).Text("visibility_timeout_seconds"), Is.EqualTo("180"));
    }

    [Test]
    public void A_visibility_timeout_that_was_given_is_not_raised() => SynthesizedStack.Of(stack =>
    {
        var queue = new Queue(stack, "jobs", new() { VisibilityTimeout = TimeSpan.FromSeconds(60) });
        Assert.That(
            () => queue.RequireVisibilityTimeout(TimeSpan.FromSeconds(61)),
            Throws.TypeOf<InputException>().With.Message.Contains("Queue 'test/jobs' does not fit")
                .And.Message.Contains("is 60 s, but must be 61 s or more"));
        Assert.That(() => queue.RequireVisibilityTimeout(TimeSpan.FromSeconds(60)), Throws.Nothing);
    });

    [Test]
    public void All_that_does_not_fit_is_refused_at_once()
    {
        var message = Refusal.Of(
            stack => new DeadLetterQueue(stack, "dlq", new() { Fifo = true, Retention = TimeSpan.FromDays(2) }),
            (stack, dlq) => _ = new Queue(stack, "jobs", new()
            {
                Name = "a.b", DeadLetterQueue = dlq, ContentBasedDeduplication = true, Removal = Removal.Retain,
            }));
        Assert.That(message, Does.StartWith("Queue 'test/jobs' cannot be made:\n- AWS would refuse the SQS queue name ")
            .And.Contain("\n- it is a standard queue and its dead-letter queue 'test/dlq' a FIFO one")
            .And.Contain("\n- it keeps messages for 4.00:00:00, but its dead-letter queue 'test/dlq' only for 2.00:00:00")
            .And.Contain("\n- its removal is Retain")
            .And.Contain("\n- it has content-based deduplication, which only a FIFO queue has"));
    }

    [Test]
    public void The_name_of_its_own_dead_letter_queue_must_fit_too() => Assert.That(
        Refusal.Of(stack => _ = new Queue(stack, "jobs", new() { Name = new string('n', 80 - Name.Length + "test-jobs".Length) })),
        Does.Contain("-dlq-production").And.Contain("4 longer than 80").And.Not.Contain("nn-production"));

    [Test]
    public void Numbers_out_of_range_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new QueueProps { MaximumReceives = 0 }, Refused("between 1 and 1000"));
            Assert.That(() => new QueueProps { Retention = TimeSpan.FromDays(15) }, Refused("between 60 and 1209600 s"));
            Assert.That(() => new QueueProps { VisibilityTimeout = TimeSpan.FromHours(13) }, Refused("between 0 and 43200 s"));
        }

        static NUnit.Framework.Constraints.IResolveConstraint Refused(string rule) =>
            Throws.TypeOf<InputException>().With.Message.Contains(rule);
    }

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => _ = new Queue(stack, "jobs"));

    private static SynthesizedResource Queue(SynthesizedStack stack, string name = Name) => stack.Single("aws_sqs_queue", "name", name);

    private static (string? Managed, string? Key) Encryption(SynthesizedResource queue) =>
        (queue.Text("sqs_managed_sse_enabled"), queue.Text("kms_master_key_id"));

    private static string? Granted(Action<Queue, Tap.Security.Role> grant)
    {
        var stack = SynthesizedStack.Of(stack => grant(new Queue(stack, "jobs"), stack.Role()));
        var statement = stack.Single("aws_iam_policy").Statements().Single();
        Assert.That(statement.Text("Resource"), Is.EqualTo(Queue(stack).Reference("arn")));
        return statement.Text("Action");
    }
}
