using Constructs;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class GranteeTests
{
    [Test]
    public void A_function_is_granted_as_its_role_is()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var function = stack.Function();
            new SecureBucket(stack, "data", new() { Name = "data" }).GrantObjects(function, "inbox/*", "s3:GetObject");
            new KeyValueTable(stack, "table", new() { Name = "notes", PartitionKey = new("id") }).Grant(function, "dynamodb:GetItem");
            new DeadLetterQueue(stack, "dlq").GrantSend(function);
            new ApiKeyParameter(stack, "api-key").GrantRead(function);
            new ApiKeySecret(stack, "api-keys").GrantRead(function);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Single("aws_iam_policy").Statements().Select(statement => statement.Text("Sid")), Is.EqualTo([
                "KeepLogGroups", "DataInboxGetObject", "TableGetItem", "DlqSendMessage", "ApiKeyGetParameter", "ApiKeysGetSecretValue",
            ]));
            Assert.That(stack.All("aws_iam_role"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void A_key_names_the_role_of_a_function()
    {
        var stack = SynthesizedStack.Of(stack => stack.EncryptionKey().GrantUse(stack.Function()));
        Assert.That(
            stack.Single("aws_kms_key").Statement("UseRoleGet").Text("Principal.AWS"),
            Is.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
    }

    // A consumer's own, from outside the library.
    [Test]
    public void What_runs_as_a_role_is_a_grantee_by_saying_which()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var worker = new Worker(stack, "worker");
            new SecureBucket(stack, "data", new() { Name = "data", EncryptionKey = stack.EncryptionKey() })
                .GrantObjects(worker, "*", "s3:GetObject");
            worker.GrantCall(stack.Role("caller"));
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Single("aws_iam_policy", "name", "trainr963-dev-iam-worker-production")
                    .Statements()
                    .Select(statement => statement.Text("Sid")), Is.EqualTo(["DataGetObject"]));
            Assert.That(
                stack.Single("aws_kms_key").Statement("UseRoleWorker").Text("Principal.AWS"),
                Is.EqualTo(stack.Single("aws_iam_role", "name", "trainr963-dev-iam-worker-production").Reference("arn")));
            Assert.That(
                stack.Single("aws_iam_policy", "name", "trainr963-dev-iam-caller-production").Statement("WorkerRunTask").Text("Resource"),
                Is.EqualTo("arn:aws:ecs:us-east-1:111122223333:task-definition/worker:1"));
        }
    }

    [Test]
    public void Granting_the_same_again_changes_nothing()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var (bucket, role) = (new SecureBucket(stack, "data", new() { Name = "data" }), stack.Role());
            bucket.GrantList(role);
            bucket.GrantList(role);
        });
        Assert.That(stack.Single("aws_iam_policy").Statements(), Has.Count.EqualTo(1));
    }

    private sealed class Worker(Construct scope, string id) : TapConstruct(scope, id), IGrantee
    {
        private Role? role;

        public IRole Role => role ??= new Role(this, "role", new() { Name = "worker", Trust = Trust.Service("ecs-tasks.amazonaws.com") });

        public void GrantCall(IGrantee grantee) => new Grant
        {
            Resource = ConstructId,
            Actions = ["ecs:RunTask"],
            Arns = ["arn:aws:ecs:us-east-1:111122223333:task-definition/worker:1"],
        }.To(grantee);
    }
}
