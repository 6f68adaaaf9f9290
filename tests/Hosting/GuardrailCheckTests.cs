using Tap.Guardrails;
using Tap.Hosting;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Hosting;

public sealed class GuardrailCheckTests
{
    private const string Tls =
        """ "policy": "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Condition\":{\"Bool\":"""
            + """{\"aws:SecureTransport\":\"false\"}}}]}" """;

    private const string Good = $$"""aws_sqs_queue.queue { "sqs_managed_sse_enabled": true, {{Tls}} }""";
    private const string Bad = $$"""aws_sqs_queue.queue { {{Tls}} }""";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("guardrails-").FullName;

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_finding_leaves_nothing_to_deploy()
    {
        Write("good", Good);
        Write("bad", Bad);
        WriteManifest("good", "bad");
        Assert.Multiple(() =>
        {
            Assert.That(
                () => GuardrailCheck.Run(new OutputFolder(folder), []),
                Throws.TypeOf<GuardrailException>().With.Message.Contains("TAP-SQS-1"));
            Assert.That(Directory.Exists(folder), Is.False);
        });
    }

    [Test]
    public void Stacks_that_keep_the_rules_stay_as_they_are()
    {
        Write("good", Good);
        Write("acknowledged", Bad);
        WriteManifest("good", "acknowledged");
        Assert.Multiple(() =>
        {
            Assert.That(
                () => GuardrailCheck.Run(new OutputFolder(folder), [new Acknowledgement("TAP-SQS-1", "test/queue", "a reason")]),
                Throws.Nothing);
            Assert.That(File.Exists(Path.Combine(folder, "stacks", "good", "cdk.tf.json")), Is.True);
            Assert.That(File.Exists(Path.Combine(folder, "manifest.json")), Is.True);
        });
    }

    [Test]
    public void Stacks_that_cannot_be_checked_are_refused_and_leave_nothing_to_deploy()
    {
        var app = new App(new AppConfig { Outdir = folder, HclOutput = true });
        _ = new TerraformStack(app, "hcl");
        app.Synth();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => GuardrailCheck.Run(new OutputFolder(folder), []), Throws.TypeOf<GuardrailException>().With.Message.Contains("--hcl"));
            Assert.That(Directory.Exists(folder), Is.False);
        }
    }

    [Test]
    public void A_folder_without_a_manifest_is_not_taken_for_clean() =>
        Assert.That(
            () => GuardrailCheck.Run(new OutputFolder(folder), []),
            Throws.TypeOf<FileNotFoundException>().With.Message.Contains("manifest.json"));

    [Test]
    public void It_reads_what_an_app_synthesizes()
    {
        var app = new App(new AppConfig { Outdir = folder });
        var stack = new BrokenStack(app);
        app.Synth();
        Assert.That(() => GuardrailCheck.Run(
            new OutputFolder(folder), stack.Deployment.Acknowledgements), Throws.TypeOf<GuardrailException>()
            .With.Message.Contains("- broken/dead-letters/queue (aws_sqs_queue.dead-letters_queue_")
            .And.Message.Contains("says nothing of encryption"));
    }

    [Test]
    public void A_construct_acknowledges_for_itself()
    {
        var app = new App(new AppConfig { Outdir = folder });
        var stack = new BrokenStack(app);
        stack.Queue.Acknowledge("TAP-SQS-1", "a reason");
        app.Synth();
        Assert.That(() => GuardrailCheck.Run(new OutputFolder(folder), stack.Deployment.Acknowledgements), Throws.Nothing);
    }

    [TestCase("dlq", false)]
    [TestCase(null, true)]
    public void A_name_that_two_stacks_would_share_is_refused_with_both_constructs(string? name, bool works)
    {
        var app = new App(new AppConfig { Outdir = folder });
        foreach (var stack in new[] { "one", "two" })
            _ = new DeadLetterQueue(new EmptyStack(app, stack), "dlq", new DeadLetterQueueProps { Name = name });
        app.Synth();
        var check = () => GuardrailCheck.Run(new OutputFolder(folder), []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check, works ? Throws.Nothing : Throws.TypeOf<GuardrailException>().With.Message
                .Contains("2 resources would have the SQS queue name 'trainr963-dev-sqs-dlq-production'")
                .And.Message.Contains("- one/dlq/queue ").And.Message.Contains("- two/dlq/queue "));
            Assert.That(Directory.Exists(folder), Is.EqualTo(works));
        }
    }

    private sealed class EmptyStack(App app, string name) : TapStack(app, name, SynthesizedStack.SettingsOf());

    private sealed class BrokenStack : TapStack
    {
        public BrokenStack(App app)
            : base(app, "broken", SynthesizedStack.SettingsOf())
        {
            Queue = new DeadLetterQueue(this, "dead-letters");
            Queue.Queue.ResetSqsManagedSseEnabled();
        }

        public DeadLetterQueue Queue { get; }
    }

    private void Write(string stack, string resource)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "stacks", stack)).FullName;
        File.WriteAllText(Path.Combine(path, "cdk.tf.json"), Guardrails.RuleTest.Json(resource));
    }

    private void WriteManifest(params string[] stacks) => File.WriteAllText(
        Path.Combine(folder, "manifest.json"),
        $$"""{ "version": "0.21.0", "stacks": { {{string.Join(", ", stacks.Select(name => $$"""
            "{{name}}": { "name": "{{name}}", "synthesizedStackPath": "stacks/{{name}}/cdk.tf.json" }
            """))}} } }""");
}
