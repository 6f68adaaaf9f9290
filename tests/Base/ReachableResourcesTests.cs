using Tap.Compute;
using Tap.Core;
using Tap.Monitoring;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Base;

/// <summary>What a construct makes can be changed: its resources are properties of it.</summary>
public sealed class ReachableResourcesTests
{
    [Test]
    public void Every_resource_of_a_construct_is_a_property_of_one() => SynthesizedStack.Of(stack =>
    {
        Make(stack);
        var all = stack.Node.FindAll();
        var reachable = all.OfType<TapConstruct>().SelectMany(Resources).ToHashSet();
        Assert.That(
            all.OfType<TerraformResource>().Where(resource => !reachable.Contains(resource)).Select(resource => resource.Node.Path),
            Is.All.StartsWith("test/packages/get-handler"));
    });

    private static IEnumerable<TerraformResource> Resources(TapConstruct construct) => construct.GetType().GetProperties()
        .Where(property => property.DeclaringType!.Namespace!.StartsWith("Tap.", StringComparison.Ordinal))
        .Select(property => property.GetValue(construct))
        .SelectMany(value => value switch
        {
            IEnumerable<TerraformResource> several => several,
            TerraformResource one => [one],
            _ => [],
        });

    // With all that is made by choice. What a package bucket holds, its Add returns.
    private static void Make(TapStack stack)
    {
        var key = new EncryptionKey(stack, "key", new() { Description = "Test" });
        var logs = new AccessLogBucket(stack, "access-logs");
        new SecureBucket(stack, "bucket", new() { EncryptionKey = key, ObjectLock = new(ObjectLockMode.Governance, TimeSpan.FromDays(1)) })
            .LogAccessTo(logs.Bucket.Name);
        var network = new Network(stack, "network", new() { NatGateways = NatGateways.PerZone });
        var queue = new Queue(stack, "jobs");
        var function = new NodeFunction(stack, "function", FunctionFixture.Props(stack) with
        {
            AsynchronousInvocation = new(),
            Network = network,
            SecurityGroup = new FunctionSecurityGroup(stack, "group", new() { Network = network }),
        });
        _ = new QueueConsumer(stack, "consumer", new() { Queue = queue, Function = function });
        var table = new KeyValueTable(stack, "table", new() { PartitionKey = new("id"), Capacity = new() });
        table.Grant(function, "dynamodb:GetItem");
        _ = new AlarmTopic(stack, "topic", new() { Email = "ops@example.com" });
    }
}
