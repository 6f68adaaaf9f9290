using System.Text.Json;
using Tap.Guardrails;
using Tap.Hosting;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Hosting;

public sealed class GuardrailCheckTests
{
    private static readonly string[] Reports = ["guardrails.json", "guardrails.sarif", "guardrails.txt"];

    private string root = "";

    private string Output => Path.Combine(root, "cdktf.out");

    [SetUp]
    public void MakeFolder() => root = Directory.CreateTempSubdirectory("guardrails-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void A_finding_leaves_the_report_and_nothing_to_deploy()
    {
        Synthesize(Good, Broken);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Check(), Throws.TypeOf<GuardrailException>().With.Message.Contains("error TAP-SQS-1")
                .And.Message.Contains("- broken/dead-letters/queue (aws_sqs_queue.dead-letters_queue_")
                .And.Message.EndsWith("The synthesized stacks were removed. Everything: cdktf.out/guardrails.txt"));
            Assert.That(Files(), Is.EqualTo(Reports));
            Assert.That(Read("guardrails.txt"), Does.Contain("error TAP-SQS-1"));
        }
    }

    [Test]
    public void Stacks_that_keep_the_rules_stay_with_reports_beside_them()
    {
        Synthesize(Good);
        Assert.That(Check(), Is.Empty, "nothing to say");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(), Is.SupersetOf(Reports).And.Contain("manifest.json").And.Contain("stacks/good/cdk.tf.json"));
            Assert.That(Read("guardrails.txt"), Does.StartWith("Guardrails: 0 errors, 0 warnings, 0 findings acknowledged."));
        }
    }

    [TestCase("""{ "resource": 5 }""")]
    [TestCase("no JSON")]
    [TestCase(null)]
    public async Task A_rehearsal_on_whatever_was_left_says_nothing_and_changes_nothing(string? left)
    {
        Synthesize(Broken);
        var file = Path.Combine(Output, "stacks", "broken", "cdk.tf.json");
        if (left is not null)
            await File.WriteAllTextAsync(file, left);
        var rehearsal = GuardrailCheck.Rehearsal(new OutputFolder(Output), [new Failing()]);
        var before = Files();
        rehearsal.Start();
        await rehearsal;
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public void A_rehearsal_where_nothing_was_left_finds_nothing_to_do() =>
        Assert.That(() => GuardrailCheck.Rehearsal(new OutputFolder(Output), []).RunSynchronously(), Throws.Nothing);

    [Test]
    public void A_construct_acknowledges_for_itself_and_the_reports_say_so()
    {
        var acknowledgements = Synthesize(app =>
        {
            var stack = new EmptyStack(app, "broken");
            Unencrypted(stack).Acknowledge("TAP-SQS-1", "Nothing in it is worth a key.");
            return stack;
        });
        Check(acknowledgements);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Read("guardrails.txt"), Does.Contain("TAP-SQS-1 at broken/dead-letters (1 finding): Nothing in it is worth a key."));
            Assert.That(Read("guardrails.json"), Does.Contain("\"reason\": \"Nothing in it is worth a key.\""));
            Assert.That(Read("guardrails.sarif"), Does.Contain("\"justification\": \"Nothing in it is worth a key.\""));
        }
    }

    [Test]
    public void Warnings_are_shown_in_short_and_block_nothing()
    {
        Synthesize(Good);
        var shown = Check(rules: [new OfQueues(Severity.Warning)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Is.EqualTo(
                """
                Guardrails: 0 errors, 1 warning, 0 findings acknowledged.
                  warning ACME-1: Queues are none (1)
                Everything: cdktf.out/guardrails.txt

                """));
            Assert.That(Files(), Contains.Item("stacks/good/cdk.tf.json"));
        }
    }

    [Test]
    public void A_finding_in_SARIF_points_to_the_line_of_its_resource()
    {
        Synthesize(Broken);
        Assert.That(() => Check(), Throws.TypeOf<GuardrailException>());
        var location = JsonDocument.Parse(Read("guardrails.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results")[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                location.GetProperty("artifactLocation").GetProperty("uri").GetString(), Is.EqualTo("cdktf.out/stacks/broken/cdk.tf.json"));
            Assert.That(location.GetProperty("region").GetProperty("startLine").GetInt32(), Is.GreaterThan(10));
        }
    }

    [Test]
    public void A_rule_that_throws_is_named_with_its_stack_and_leaves_nothing()
    {
        Synthesize(Good);
        Write("guardrails.txt", "of an earlier run");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Check(rules: [new Failing()]), Throws.TypeOf<GuardrailException>().With.Message
                .StartsWith("The rule ACME-2 cannot check the stack 'good': a mistake").And.Message.Contains("   at ")
                .And.Message.Contains(nameof(Failing)));
            Assert.That(Directory.Exists(Output), Is.False);
        }
    }

    [TestCase("[]")]
    [TestCase("""{ "resource": 1 }""")]
    [TestCase("""{ "resource": { "aws_sqs_queue": "none" } }""")]
    [TestCase("""{ "resource": """)]
    public void A_stack_of_a_shape_that_is_not_known_is_named_and_leaves_nothing(string json)
    {
        Synthesize(Good);
        Write("stacks/good/cdk.tf.json", json);
        AssertRefused("cdktf.out/stacks/good/cdk.tf.json cannot be checked");
    }

    [TestCase("more.tf")]
    [TestCase("more.tf.json")]
    [TestCase("cdk_override.tf.json")]
    [TestCase("override.tf")]
    [TestCase("more.tofu")]
    [TestCase("more.tofu.json")]
    [TestCase("terraform.tfvars")]
    [TestCase("terraform.tfvars.json")]
    [TestCase("more.auto.tfvars")]
    [TestCase("more.auto.tfvars.json")]
    public void What_Terraform_would_read_unchecked_beside_a_stack_is_refused(string file)
    {
        Synthesize(Good);
        Write($"stacks/good/{file}", "{}");
        AssertRefused($"Terraform would read cdktf.out/stacks/good/{file} with cdktf.out/stacks/good/cdk.tf.json", $"stacks/good/{file}");
    }

    [TestCase(".terraform/modules/more.tf")]
    [TestCase(".terraform.lock.hcl")]
    [TestCase("terraform.tfstate")]
    [TestCase("terraform.good.tfstate")]
    [TestCase("assets/more.tf")]
    [TestCase("other.tfvars")]
    [TestCase(".hidden.tf")]
    [TestCase("more.tf~")]
    [TestCase("plan")]
    public void What_it_does_not_read_is_not(string file)
    {
        Synthesize(Good);
        Write($"stacks/good/{file}", "{}");
        Assert.That(() => Check(), Throws.Nothing);
    }

    [Test]
    public void Stacks_that_cannot_be_checked_are_refused_and_leave_nothing_to_deploy()
    {
        var app = new App(new AppConfig { Outdir = Output, HclOutput = true });
        _ = new TerraformStack(app, "hcl");
        app.Synth();
        AssertRefused("cdktf.out/stacks/hcl/cdk.tf: guardrails read JSON");
    }

    [Test]
    public void A_folder_without_a_manifest_is_not_taken_for_clean()
    {
        Directory.CreateDirectory(Output);
        Assert.That(() => Check(), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("manifest.json"));
    }

    [TestCase("dlq", false)]
    [TestCase(null, true)]
    public void A_name_that_two_stacks_would_share_is_refused_with_both_constructs(string? name, bool works)
    {
        TapStack WithQueue(App app, string stack)
        {
            var made = new EmptyStack(app, stack);
            _ = new DeadLetterQueue(made, "dlq", new DeadLetterQueueProps { Name = name });
            return made;
        }

        Synthesize(app => WithQueue(app, "one"), app => WithQueue(app, "two"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Check(), works ? Throws.Nothing : Throws.TypeOf<GuardrailException>().With.Message
                .Contains("2 resources would have the SQS queue name 'trainr963-dev-sqs-dlq-production'")
                .And.Message.Contains("- one/dlq/queue ").And.Message.Contains("- two/dlq/queue "));
            Assert.That(Directory.Exists(Path.Combine(Output, "stacks")), Is.EqualTo(works));
        }
    }

    private static TapStack Good(App app)
    {
        var stack = new EmptyStack(app, "good");
        _ = new DeadLetterQueue(stack, "dead-letters");
        return stack;
    }

    private static TapStack Broken(App app)
    {
        var stack = new EmptyStack(app, "broken");
        Unencrypted(stack);
        return stack;
    }

    private static DeadLetterQueue Unencrypted(TapStack stack)
    {
        // Its name is not that of another stack's.
        var queue = new DeadLetterQueue(stack, "dead-letters", new DeadLetterQueueProps { Name = "unencrypted" });
        queue.Queue.ResetSqsManagedSseEnabled();
        return queue;
    }

    private List<Acknowledgement> Synthesize(params IReadOnlyList<Func<App, TapStack>> stacks)
    {
        var app = new App(new AppConfig { Outdir = Output });
        var made = stacks.Select(stack => stack(app)).ToList();
        app.Synth();
        return [.. made.SelectMany(stack => stack.Deployment.Acknowledgements)];
    }

    /// <summary>Checks the output; returns what was written to standard error.</summary>
    private string Check(IReadOnlyList<Acknowledgement>? acknowledgements = null, params IReadOnlyList<Rule> rules)
    {
        var (error, before) = (new StringWriter { NewLine = "\n" }, Console.Error);
        Console.SetError(error);
        try
        {
            GuardrailCheck.Run(new OutputFolder(Output), acknowledgements ?? [], rules);
            return error.ToString();
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private void AssertRefused(string message, params IReadOnlyList<string> left)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Check(), Throws.TypeOf<GuardrailException>().With.Message.Contains(message));
            Assert.That(Files(), Is.EqualTo(left));
        }
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(Output, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Output, file));

    private IReadOnlyList<string> Files() => !Directory.Exists(Output) ? [] :
    [
        .. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Output, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private sealed class EmptyStack(App app, string name) : TapStack(app, name, SynthesizedStack.SettingsOf());

    private sealed class OfQueues(Severity severity) : Rule
    {
        public override string Id => "ACME-1";

        public override string Title => "Queues are none";

        public override Severity Severity => severity;

        public override Uri Source => new("https://example.com");

        public override string WayOut => "remove it.";

        public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_sqs_queue").Select(queue => On(queue, "is one"));
    }

    private sealed class Failing : Rule
    {
        public override string Id => "ACME-2";

        public override string Title => "Something is so";

        public override Uri Source => new("https://example.com");

        public override string WayOut => "change it.";

        public override IEnumerable<Finding> Check(StackModel stack)
        {
            foreach (var queue in stack.All("aws_sqs_queue"))
                yield return queue.Names.Any() ? throw new InvalidOperationException("a mistake") : On(queue, "is one");
        }
    }
}
