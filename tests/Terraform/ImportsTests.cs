using Constructs;
using Tap.Compute;
using Tap.Core;
using Tap.Monitoring;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>What the real provider says of a stack whose surroundings were all made elsewhere.</summary>
public sealed class ImportsTests
{
    private DirectoryInfo output = null!;

    [OneTimeSetUp]
    public void Make() => output = Directory.CreateTempSubdirectory("tap-imports-");

    [OneTimeTearDown]
    public void Delete() => output.Delete(recursive: true);

    [Test]
    public void It_is_valid_and_planned_without_an_account()
    {
        var app = new App(new AppConfig { Outdir = output.FullName });
        _ = new ReportsStack(app, SynthesizedStack.SettingsOf());
        app.Synth();
        var folder = new TerraformFolder(Path.Combine(output.FullName, "stacks", "reports"));
        folder.GoOffline();
        folder.Initialize();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(folder.Validate(), Is.Empty);
            Assert.That(folder.Plan().Select(change => change.GetProperty("type").GetString()).Distinct(), Is.EquivalentTo([
                "aws_cloudwatch_dashboard", "aws_cloudwatch_log_group", "aws_cloudwatch_metric_alarm", "aws_iam_policy",
                "aws_iam_role", "aws_iam_role_policy_attachment", "aws_lambda_function", "aws_lambda_permission", "aws_s3_bucket",
                "aws_s3_bucket_lifecycle_configuration", "aws_s3_bucket_notification", "aws_s3_bucket_ownership_controls",
                "aws_s3_bucket_policy", "aws_s3_bucket_public_access_block", "aws_s3_bucket_server_side_encryption_configuration",
                "aws_s3_bucket_versioning", "aws_s3_object", "aws_security_group", "aws_vpc_security_group_egress_rule",
            ]));
        }
    }

    private sealed class ReportsStack : TapStack
    {
        public ReportsStack(Construct scope, Settings settings)
            : base(scope, "reports", settings)
        {
            var key = EncryptionKey.FromArn(this, "key", "arn:aws:kms:us-east-1:111122223333:key/0f5e0b9c-0000-4000-8000-000000000000");
            var bucket = SecureBucket.FromName(this, "inbox", "acme-inbox", key);
            var table = KeyValueTable.FromArn(this, "notes", "arn:aws:dynamodb:us-east-1:111122223333:table/notes", key);
            var packages = new PackageBucket(this, "packages");
            var made = Function("made", packages, null);
            var imported = Function(
                "imported", packages, Role.FromArn(this, "reports-role", "arn:aws:iam::111122223333:role/team/reports"));
            foreach (var function in new[] { made, imported })
            {
                bucket.GrantObjects(function, "new/*", "s3:GetObject");
                table.Grant(function, "dynamodb:PutItem");
            }

            _ = new BucketNotification(this, "notification", new BucketNotificationProps
            {
                Bucket = bucket,
                Triggers = [new BucketTrigger { Prefix = "new/", Function = made }],
                ReplacesOthers = true,
            });
            var topic = AlarmTopic.FromArn("arn:aws:sns:us-east-1:111122223333:operations");
            new MonitoringFacade(this, "monitoring", new() { Topic = topic }).Watch(made);
        }

        private NodeFunction Function(string name, PackageBucket packages, IRole? role)
        {
            var network = Network.FromAttributes(new()
            {
                VpcId = "vpc-0a1b2c3d4e5f60718", PrivateSubnetIds = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
            });
            return new NodeFunction(this, name, FunctionFixture.Props(packages) with
            {
                Name = name,
                Role = role,
                Network = network,
                SecurityGroup = new FunctionSecurityGroup(this, $"{name}-group", new() { Network = network, Name = name }),
            });
        }
    }
}
