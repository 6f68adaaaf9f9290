using Tap.Guardrails;
using Tap.Monitoring;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Guardrails;

public sealed class RulesTests
{
    [Test]
    public void Every_rule_is_run() => Assert.That(
        Rule.All.Select(rule => rule.GetType()),
        Is.EquivalentTo(typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)));

    [Test]
    public void Ids_are_unique_and_sorted() =>
        Assert.That(Rule.All.Select(rule => rule.Id), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

    [Test]
    public void Every_rule_has_a_page_of_AWS_and_a_way_out() => Assert.That(Rule.All, Is.All.Matches<Rule>(rule =>
        rule.Source is { Scheme: "https", Host: "docs.aws.amazon.com" } && rule.Title.Length > 10 && rule.WayOut.EndsWith('.')));

    [Test]
    public void Constructs_of_Tap_keep_the_rules()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var role = new Role(stack, "role", RoleProps.OfFunction("role"));
            var key = new EncryptionKey(stack, "key", new EncryptionKeyProps { Name = "key", Description = "Key" });
            var bucket = new SecureBucket(stack, "bucket", new SecureBucketProps { Name = "data" });
            bucket.GrantObjects(role, "inbox/*", "s3:GetObject");
            _ = new SecureBucket(stack, "encrypted-bucket", new SecureBucketProps { Name = "encrypted", EncryptionKey = key });
            _ = new AccessLogBucket(stack, "access-logs");
            _ = new ApiKeyParameter(stack, "api-key");
            _ = new Network(stack, "network");
            var monitoring = new MonitoringFacade(stack, "monitoring");
            monitoring.Watch(new DeadLetterQueue(stack, "dlq"));
            monitoring.Watch(new Queue(stack, "jobs"));
            monitoring.Watch(
                new KeyValueTable(stack, "table", new KeyValueTableProps { Name = "table", PartitionKey = new TableKey("id") }));
        });
        var report = GuardrailReport.Of([StackModel.FromConfiguration(stack.Json)], Rule.All, []);
        Assert.That(report.Findings.Select(finding => $"{finding.Rule.Id} {finding.Resource.Path} {finding.Detail}"), Is.Empty);
    }
}
