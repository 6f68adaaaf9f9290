using Constructs;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using Tap.Compute;
using Tap.Core;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Guardrails;
using Tap.Tests.Synthesis;

namespace Tap.Tests;

/// <summary>What others build on: constructs of their own, scopes, names, outputs and acknowledgements.</summary>
public sealed class TapConstructTests
{
    [Test]
    public void A_construct_of_others_has_names_account_and_outputs()
    {
        var stack = SynthesizedStack.Of(stack => _ = new Mailbox(stack, "mail"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Single("aws_sqs_queue").Text("name"), Is.EqualTo("trainr963-dev-sqs-test-mail-production"));
            Assert.That(stack.At("output.mail-queue").Text("value"), Is.EqualTo("${local.account_id}"));
        }
    }

    [TestCase(false, 1)]
    [TestCase(true, 0)]
    public void An_acknowledgement_is_of_one_construct_or_resource_and_of_what_is_below_it_when_asked(bool applyToChildren, int findings)
    {
        var report = StackReport.Of(stack =>
        {
            var area = new Construct(stack, "area");
            _ = new Mailbox(area, "mail");
            new DeadLetterQueue(area, "dlq").Queue.ResetSqsManagedSseEnabled();
            area.Acknowledge("TAP-SQS-1", "a reason", applyToChildren: applyToChildren);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                report.Findings.Select(finding => finding.Resource.Path),
                Is.All.EqualTo("test/area/dlq/queue").And.Exactly(findings).Items);
            Assert.That(
                report.Unmatched.Select(acknowledgement => acknowledgement.Path),
                Is.All.EqualTo("test/area").And.Exactly(findings).Items);
        }
    }

    [Test]
    public void A_plain_construct_is_a_namespace()
    {
        DeadLetterQueue queue = null!;
        Network network = null!;
        var stack = SynthesizedStack.Of(stack =>
        {
            var area = new Construct(new Construct(stack, "region"), "area");
            queue = new DeadLetterQueue(area, "dlq");
            network = new Network(area, "network");
            Assert.That(Deployment.Of(area), Is.SameAs(stack.Deployment));
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(queue.Deployment, Is.SameAs(network.Deployment));
            Assert.That((queue.ConstructPath, queue.Node.Path), Is.EqualTo(("test/region/area/dlq", "test/region/area/dlq")));
            Assert.That(network.FlowLogs.Role.ConstructPath, Is.EqualTo(network.FlowLogs.Role.Node.Path));
            Assert.That(stack.Single("aws_sqs_queue").Text("name"), Is.EqualTo("trainr963-dev-sqs-test-dlq-production"));
        }
    }

    [Test]
    public void A_namespace_outside_a_stack_is_refused_and_left_empty()
    {
        var area = new Construct(Testing.App(), "area");
        Assert.That(() => new DeadLetterQueue(area, "dlq"), Throws.TypeOf<InputException>().With.Message.Contains("Construct 'dlq'"));
        Assert.That(area.Node.Children, Is.Empty);
    }

    [Test]
    public void An_output_of_one_name_is_there_once() => SynthesizedStack.Of(stack =>
    {
        stack.Output("mail-queue", "Of the stack", "a");
        Assert.That(() => new Mailbox(stack, "mail"), Throws.TypeOf<InputException>().With.Message.EqualTo(
            "'test' and 'test/mail' would both have the output 'mail-queue' of the stack: give one of them another name."));
    });

    [Test]
    public void Names_carry_the_stack_and_the_constructs_id()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            _ = new PackageBucket(stack, "packages");
            _ = new SecureBucket(stack, "data");
            _ = new AccessLogBucket(stack, "logs");
            _ = new KeyValueTable(stack, "items", new KeyValueTableProps { PartitionKey = new TableKey("id") });
            _ = new DeadLetterQueue(stack, "dlq");
            _ = new EncryptionKey(stack, "key", new EncryptionKeyProps { Description = "Test" });
            _ = new ApiKeyParameter(stack, "api-key");
            _ = new ApiKeySecret(stack, "api-keys");
            var network = new Network(stack, "network");
            _ = new FunctionSecurityGroup(stack, "functions", new FunctionSecurityGroupProps { Network = network });
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.All("aws_s3_bucket").Select(bucket => bucket.Text("bucket")), Is.EquivalentTo([
                "trainr963-dev-s3-test-packages-deploy-production", "trainr963-dev-s3-test-data-production",
                "trainr963-dev-s3-test-logs-production",
            ]));
            Assert.That(stack.Single("aws_dynamodb_table").Text("name"), Is.EqualTo("trainr963-dev-dynamodb-test-items-production"));
            Assert.That(stack.Single("aws_sqs_queue").Text("name"), Is.EqualTo("trainr963-dev-sqs-test-dlq-production"));
            Assert.That(stack.Single("aws_kms_alias").Text("name"), Is.EqualTo("alias/trainr963-dev-kms-test-key-production"));
            Assert.That(stack.Single("aws_ssm_parameter").Text("name"), Is.EqualTo("trainr963-dev-ssm-test-api-key-production"));
            Assert.That(
                stack.Single("aws_secretsmanager_secret").Text("name"),
                Is.EqualTo("trainr963-dev-secretsmanager-test-api-keys-production"));
            Assert.That(stack.Single("aws_vpc").Text("tags.Name"), Is.EqualTo("trainr963-dev-vpc-test-network-production"));
            Assert.That(stack.Single("aws_security_group").Text("name"), Is.EqualTo("trainr963-dev-ec2-test-functions-production"));
            Assert.That(stack.Single("aws_iam_role").Text("name"), Is.EqualTo("trainr963-dev-iam-test-network-flow-logs-production"));
        }
    }

    [Test]
    public void An_acknowledgement_outside_a_stack_is_refused() => Assert.That(
        () => new Construct(Testing.App(), "area").Acknowledge("TAP-SQS-1", "a reason"),
        Throws.TypeOf<InputException>().With.Message.Contains("outside a TapStack"));

    [Test]
    public void A_whole_stack_is_not_acknowledged() => SynthesizedStack.Of(stack => Assert.That(
        () => stack.Acknowledge("TAP-SQS-1", "a reason"),
        Throws.TypeOf<InputException>().With.Message.Contains("would cover a whole stack")));

    private sealed class Mailbox : TapConstruct
    {
        public Mailbox(Construct scope, string id)
            : base(scope, id)
        {
            var queue = new SqsQueue(this, "queue", new SqsQueueConfig { Name = Deployment.Names.Queue(Deployment.NameOf(id)) });
            queue.Acknowledge("TAP-SQS-1", "It holds nothing that is worth it.");
            this.Acknowledge("TAP-SQS-2", "As above.");
            if (Deployment.Settings.IsProduction)
                this.Acknowledge("TAP-DATA-1", "As above.");
            Output("queue", "Account of the queue", Deployment.AccountId);
        }
    }
}
