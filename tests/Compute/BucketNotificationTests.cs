using Tap.Compute;
using Tap.Core;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

public sealed class BucketNotificationTests
{
    private static readonly (string, string)[] Images = [("images/", "image-processor")];
    private static readonly (string, string)[] ImagesAndData = [("images/", "image-processor"), ("data/", "data-validator")];

    [Test]
    public void Each_prefix_invokes_its_function_in_one_notification()
    {
        var stack = Synthesized(ImagesAndData);
        var notification = stack.Single("aws_s3_bucket_notification");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(notification.Text("bucket"), Is.EqualTo(Data(stack).Reference("id")));
            Assert.That(notification["lambda_function"].GetArrayLength(), Is.EqualTo(2));
            foreach (var (index, (prefix, function)) in ImagesAndData.Index())
            {
                Assert.That(notification.Text($"lambda_function.{index}.filter_prefix"), Is.EqualTo(prefix));
                Assert.That(
                    notification.Text($"lambda_function.{index}.lambda_function_arn"),
                    Is.EqualTo(Function(stack, function).Reference("arn")));
                Assert.That(notification.Texts($"lambda_function.{index}.events"), Is.EqualTo(["s3:ObjectCreated:*"]));
            }
        }
    }

    [Test]
    public void A_function_may_be_invoked_by_this_bucket_of_this_account_only()
    {
        var stack = Synthesized(Images);
        var permission = stack.Single("aws_lambda_permission");
        var function = Function(stack, "image-processor");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(permission.Text("function_name"), Is.EqualTo(function.Reference("function_name")));
            Assert.That(permission.Text("principal"), Is.EqualTo("s3.amazonaws.com"));
            Assert.That(permission.Text("action"), Is.EqualTo("lambda:InvokeFunction"));
            Assert.That(permission.Text("source_arn"), Is.EqualTo(Data(stack).Reference("arn")));
            Assert.That(permission.Text("source_account"), Is.EqualTo("${local.account_id}"));
        }
    }

    [Test]
    public void The_notification_waits_for_all_permissions_and_for_the_closed_bucket()
    {
        var stack = Synthesized(ImagesAndData);

        Assert.That(stack.Single("aws_s3_bucket_notification").Texts("depends_on"), Is.EquivalentTo(
            stack.All("aws_lambda_permission")
                .Append(stack.Single("aws_s3_bucket_policy", "bucket", Data(stack).Reference("id")))
                .Select(resource => resource.Address)));
    }

    [Test]
    public void Removals_invoke_a_function_where_wanted()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var (bucket, functions) = Make(stack, Images);
            _ = new BucketNotification(stack, "triggers", new BucketNotificationProps
            {
                Bucket = bucket,
                Triggers = [new BucketTrigger { Prefix = "images/", Function = functions[0], Removals = true }],
            });
        });
        Assert.That(
            stack.Single("aws_s3_bucket_notification").Texts("lambda_function.0.events"),
            Is.EqualTo(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]));
    }

    [Test]
    public void Two_prefixes_of_one_function_need_one_permission() => SynthesizedStack.Of(stack =>
    {
        var (bucket, functions) = Make(stack, Images);
        var notification = new BucketNotification(stack, "triggers", new BucketNotificationProps
        {
            Bucket = bucket,
            Triggers = [
                new BucketTrigger { Prefix = "images/", Function = functions[0] },
                new BucketTrigger { Prefix = "pictures/", Function = functions[0] },
            ],
        });

        Assert.That(notification.Permissions, Has.Count.EqualTo(1));
    });

    [Test]
    public void Overlapping_prefixes_and_loops_are_all_reported_at_once_and_leave_nothing_in_the_tree() => SynthesizedStack.Of(stack =>
    {
        var (bucket, functions) = Make(stack, ImagesAndData);
        var props = new BucketNotificationProps
        {
            Bucket = bucket,
            Triggers =
            [
                new BucketTrigger { Prefix = "images/", Function = functions[0], Outputs = ["data/thumbnails/", "thumbnails/"] },
                new BucketTrigger { Prefix = "data/", Function = functions[1] },
                new BucketTrigger { Prefix = "images/raw/", Function = functions[1] },
            ],
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new BucketNotification(stack, "triggers", props),
                Throws.TypeOf<InputException>().With.Message.Contains("'images/' and 'images/raw/'")
                    .And.Message.Contains($"{functions[0].Name} writes to 'data/thumbnails/'")
                    .And.Message.Contains($"invoke {functions[1].Name}")
                    .And.Message.Not.Contains("'thumbnails/'"));
            Assert.That(stack.Node.TryFindChild("triggers"), Is.Null);
        }
    });

    [Test]
    public void A_notification_has_triggers_and_a_trigger_has_a_prefix() => SynthesizedStack.Of(stack =>
    {
        var (bucket, functions) = Make(stack, Images);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new BucketNotificationProps { Bucket = bucket, Triggers = [] },
                Throws.TypeOf<InputException>().With.Message.Contains("triggers"));
            Assert.That(
                () => new BucketTrigger { Prefix = "", Function = functions[0] },
                Throws.TypeOf<InputException>().With.Message.Contains("prefix"));
        }
    });

    private static SynthesizedResource Data(SynthesizedStack stack) =>
        stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-data-production");

    private static SynthesizedResource Function(SynthesizedStack stack, string name) =>
        stack.Single("aws_lambda_function", "function_name", $"trainr963-dev-lambda-{name}-production");

    private static SynthesizedStack Synthesized((string Prefix, string Function)[] triggers) => SynthesizedStack.Of(stack =>
    {
        var (bucket, functions) = Make(stack, triggers);
        _ = new BucketNotification(stack, "triggers", new BucketNotificationProps
        {
            Bucket = bucket,
            Triggers = [
                .. triggers.Zip(functions, (trigger, function) => new BucketTrigger { Prefix = trigger.Prefix, Function = function }),
            ],
        });
    });

    private static (SecureBucket Bucket, IReadOnlyList<NodeFunction> Functions) Make(
        TapStack stack, (string Prefix, string Function)[] triggers)
    {
        var packages = new PackageBucket(stack, "packages");
        return (
            new SecureBucket(stack, "data", new SecureBucketProps { Name = "data" }),
            [.. triggers.Select(trigger => Function(trigger.Function))]);

        NodeFunction Function(string name) => new(stack, name, FunctionFixture.Props(packages) with { Name = name });
    }
}
