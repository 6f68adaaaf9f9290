using Constructs;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using Tap.Compute;
using Tap.Core;
using Tap.Guardrails;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests;

public sealed class RemovalTests
{
    private const string Protected = """{"prevent_destroy":true}""";

    [TestCaseSource(nameof(Chosen))]
    public void What_was_chosen_holds_in_every_environment(
        string construct, Removal removal, string environment, (string Path, string? Value)[] expected)
    {
        var resource = Make(construct, removal, ("TAP_ENVIRONMENT", environment)).Stack.Single(Types[construct]);
        Assert.That(expected.Select(value => (value.Path, resource.Text(value.Path))), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Stateful))]
    public void Where_nothing_is_chosen_the_settings_decide(string construct)
    {
        (string, string)[][] environments =
        [
            [("TAP_ENVIRONMENT", "production")],
            [("TAP_ENVIRONMENT", "staging"), ("TAP_DATA_PROTECTION", "true")],
            [("TAP_ENVIRONMENT", "production"), ("TAP_DATA_PROTECTION", "false")],
            [("TAP_ENVIRONMENT", "staging")],
        ];
        var kept = construct == nameof(PackageBucket) ? Removal.Retain : Removal.Protect;
        Removal[] decided = [kept, kept, Removal.Destroy, Removal.Destroy];
        foreach (var (environment, removal) in environments.Zip(decided))
            Assert.That(Make(construct, null, environment).Stack.Json, Is.EqualTo(Make(construct, removal, environment).Stack.Json));
    }

    [TestCaseSource(nameof(Acknowledged))]
    public void The_guardrail_hears_from_the_construct_what_is_not_protected(
        string construct, Removal? removal, string setting, string? reason)
    {
        var (stack, acknowledgements) = Make(construct, removal, ("TAP_DATA_PROTECTION", setting));
        var model = StackModel.FromConfiguration(stack.Json);
        string[] rules = ["TAP-DATA-1", .. construct switch
        {
            nameof(ApiKeySecret) => ["TAP-SECRETSMANAGER-2"],
            nameof(KeyValueTable) => ["TAP-DYNAMODB-4"],
            _ => Array.Empty<string>(),
        }];
        var findings = rules.Where(id => Rule.All.Single(rule => rule.Id == id).Check(model).Any());
        var path = construct is nameof(AccessLogBucket) or nameof(PackageBucket) ? "test/it/bucket" : "test/it";
        var broken = reason is null ? [] : removal == Removal.Retain ? rules[..1] : rules;
        Assert.That(
            acknowledgements.Select(acknowledgement => (acknowledgement.RuleId, acknowledgement.Path, acknowledgement.Reason)),
            Is.EqualTo(broken.Select(rule => (rule, path, reason))));
        Assert.That(findings, Is.EqualTo(broken));
    }

    [TestCase(nameof(DeadLetterQueue), "SQS keeps no message")]
    [TestCase(nameof(ApiKeyParameter), "SSM keeps no parameter")]
    public void What_AWS_cannot_retain_is_refused(string construct, string reason) =>
        Assert.That(Refusal.Of(stack => Make(stack, construct, Removal.Retain)), Does.Contain(reason).And.Contain("take Protect"));

    [TestCaseSource(nameof(Stateful))]
    public void A_removal_that_is_none_is_refused(string construct) => SynthesizedStack.Of(stack => Assert.That(
        () => Make(stack, construct, (Removal)7),
        Throws.TypeOf<InputException>().With.Message.Contains("Protect (0), Retain (1), Destroy (2), but was 7")));

    [Test]
    public void A_construct_of_ones_own_decides_and_acknowledges_the_same_way()
    {
        var acknowledgements = 0;
        var queue = SynthesizedStack.Of(stack =>
        {
            _ = new Own(stack, "own", Removal.Destroy);
            acknowledgements = stack.Deployment.Acknowledgements.Count;
        }).Single("aws_sqs_queue");
        Assert.That((queue.Text("lifecycle"), acknowledgements), Is.EqualTo(((string?)null, 1)));
        Assert.That(
            SynthesizedStack.Of(stack => _ = new Own(stack, "own", null)).Single("aws_sqs_queue").Text("lifecycle"),
            Is.EqualTo(Protected));
    }

    [Test]
    public void No_construct_reads_the_setting_by_itself()
    {
        var constructs = Path.Combine(ProjectFolder.Path, "Constructs");
        Assert.That(
            Directory.EnumerateDirectories(constructs).Where(room => Path.GetFileName(room) is not ("bin" or "obj" or "Core"))
                .SelectMany(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories))
                .Where(file => File.ReadAllText(file).Contains("ProtectsData", StringComparison.Ordinal))
                .Select(Path.GetFileName),
            Is.EqualTo(["Deployment.cs"]));
    }

    private static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        [nameof(AccessLogBucket)] = "aws_s3_bucket",
        [nameof(ApiKeyParameter)] = "aws_ssm_parameter",
        [nameof(ApiKeySecret)] = "aws_secretsmanager_secret",
        [nameof(DeadLetterQueue)] = "aws_sqs_queue",
        [nameof(EncryptionKey)] = "aws_kms_key",
        [nameof(KeyValueTable)] = "aws_dynamodb_table",
        [nameof(PackageBucket)] = "aws_s3_bucket",
        [nameof(SecureBucket)] = "aws_s3_bucket",
    };

    private static IEnumerable<string> Stateful() => Types.Keys;

    private static IEnumerable<object[]> Chosen()
    {
        string[] buckets = [nameof(AccessLogBucket), nameof(PackageBucket), nameof(SecureBucket)];
        var cases = buckets.SelectMany(bucket => new (string, Removal, (string, string?)[])[]
        {
            (bucket, Removal.Protect, [("lifecycle", Protected), ("force_destroy", "false")]),
            (bucket, Removal.Retain, [("lifecycle", null), ("force_destroy", "false")]),
            (bucket, Removal.Destroy, [("lifecycle", null), ("force_destroy", "true")]),
        }).Concat(
        [
            (nameof(KeyValueTable), Removal.Protect, [("lifecycle", Protected), ("deletion_protection_enabled", "true")]),
            (nameof(KeyValueTable), Removal.Retain, [("lifecycle", null), ("deletion_protection_enabled", "true")]),
            (nameof(KeyValueTable), Removal.Destroy, [("lifecycle", null), ("deletion_protection_enabled", "false")]),
            (nameof(EncryptionKey), Removal.Protect, [("lifecycle", Protected), ("deletion_window_in_days", "30")]),
            (nameof(EncryptionKey), Removal.Retain, [("lifecycle", null), ("deletion_window_in_days", "30")]),
            (nameof(EncryptionKey), Removal.Destroy, [("lifecycle", null), ("deletion_window_in_days", "30")]),
            (nameof(ApiKeySecret), Removal.Protect, [("lifecycle", Protected), ("recovery_window_in_days", "30")]),
            (nameof(ApiKeySecret), Removal.Retain, [("lifecycle", null), ("recovery_window_in_days", "30")]),
            (nameof(ApiKeySecret), Removal.Destroy, [("lifecycle", null), ("recovery_window_in_days", "0")]),
            (nameof(ApiKeyParameter), Removal.Protect, [("lifecycle.prevent_destroy", "true")]),
            (nameof(ApiKeyParameter), Removal.Destroy, [("lifecycle.prevent_destroy", null)]),
            (nameof(DeadLetterQueue), Removal.Protect, [("lifecycle", Protected)]),
            (nameof(DeadLetterQueue), Removal.Destroy, [("lifecycle", null)]),
        ]);
        return from one in cases
               from environment in new[] { "production", "staging" }
               select new object[] { one.Item1, one.Item2, environment, one.Item3 };
    }

    private static IEnumerable<object?[]> Acknowledged()
    {
        foreach (var construct in Types.Keys)
        {
            var made = construct == nameof(PackageBucket) ? "It holds what can be made again." : null;
            yield return [construct, Removal.Destroy, "true", made ?? "Its construct chose Removal.Destroy."];
            yield return [construct, Removal.Protect, "false", null];
            yield return
            [
                construct, null, "false",
                made ?? "The setting TAP_DATA_PROTECTION is off: the deployment is about to be destroyed on purpose.",
            ];
            if (construct is not (nameof(DeadLetterQueue) or nameof(ApiKeyParameter)))
                yield return [construct, Removal.Retain, "true", made ?? "Its construct chose Removal.Retain."];
        }
    }

    private static (SynthesizedStack Stack, IReadOnlyList<Acknowledgement> Acknowledgements) Make(
        string construct, Removal? removal, params (string, string)[] environment)
    {
        IReadOnlyList<Acknowledgement> acknowledgements = [];
        var synthesized = SynthesizedStack.Of(stack =>
        {
            Make(stack, construct, removal);
            acknowledgements = stack.Deployment.Acknowledgements;
        }, environment);
        return (synthesized, acknowledgements);
    }

    private static void Make(TapStack stack, string construct, Removal? removal)
    {
        TapConstruct _ = construct switch
        {
            nameof(AccessLogBucket) => new AccessLogBucket(stack, "it", new() { Removal = removal }),
            nameof(ApiKeyParameter) => new ApiKeyParameter(stack, "it", new() { Removal = removal }),
            nameof(ApiKeySecret) => new ApiKeySecret(stack, "it", new() { Removal = removal }),
            nameof(DeadLetterQueue) => new DeadLetterQueue(stack, "it", new() { Removal = removal }),
            nameof(EncryptionKey) => new EncryptionKey(stack, "it", new() { Name = "key", Description = "Key", Removal = removal }),
            nameof(KeyValueTable) => new KeyValueTable(
                stack, "it", new() { Name = "table", PartitionKey = new("id"), Removal = removal }),
            nameof(PackageBucket) => new PackageBucket(stack, "it", new() { Removal = removal }),
            _ => new SecureBucket(stack, "it", new() { Name = "data", Removal = removal }),
        };
    }

    private sealed class Own : TapConstruct
    {
        public Own(Construct scope, string id, Removal? removal)
            : base(scope, id) =>
            _ = new SqsQueue(this, "queue", new SqsQueueConfig { Lifecycle = this.RemovalOf(removal).Lifecycle() });
    }
}
