using HashiCorp.Cdktf.Providers.Aws.S3Bucket;
using Tap.Api;
using Tap.Core;
using Tap.Guardrails;
using Tap.Hosting;
using Tap.Monitoring;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;

namespace Tap.Tests.Hosting;

/// <summary>
/// What a run of the program leaves behind when something goes wrong in the stacks. As a process it is met in
/// <see cref="Program.ProgramTests"/>.
/// </summary>
public sealed class TapAppTests
{
    private const string OutputVariable = "CDKTF_OUTDIR";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-app-");
    private readonly string? variable = Environment.GetEnvironmentVariable(OutputVariable);

    private static Setting<int> Patience { get; } = new()
    {
        Name = "patience", EnvironmentVariable = "TAP_PATIENCE_OF_ORDERS", ContextKey = "patienceOfOrders", Default = 60,
        Rule = "1 to 100 minutes", Example = "30", Description = "how long orders wait", Parse = text => SettingText.Number(text, 1, 100),
    };

    private string Output => Path.Combine(folder.FullName, "made", "on", "demand");

    [OneTimeSetUp]
    public void SetOutput() => Environment.SetEnvironmentVariable(OutputVariable, Output);

    [OneTimeTearDown]
    public void Delete()
    {
        Environment.SetEnvironmentVariable(OutputVariable, variable);
        folder.Delete(recursive: true);
    }

    [SetUp]
    public void LeaveSomethingOfAnEarlierRun() =>
        Assert.That(Run((app, settings) => [new Stack(app, "good", settings, _ => { })]).ExitCode, Is.Zero);

    [Test]
    public void A_run_that_goes_well_replaces_an_earlier_one()
    {
        Assert.That(Run((app, settings) => [new Stack(app, "other", settings, _ => { })]).ExitCode, Is.Zero);
        Assert.That(Directory.EnumerateDirectories(Path.Combine(Output, "stacks")).Select(Path.GetFileName), Is.EqualTo(["other"]));
    }

    [Test]
    public void A_broken_guardrail_leaves_nothing_to_deploy_and_tells_by_a_report() => AssertFailure(
        Run((
            app,
            settings) => [new Stack(app, "good", settings, stack => new DeadLetterQueue(stack, "dlq").Queue.ResetSqsManagedSseEnabled())]),
        "TAP-SQS-1", trace: false, reports: true);

    [TestCase("ACME-1", "ACME-1: No stack", true)]
    [TestCase("TAP-S3-1", "2 rules have the id 'TAP-S3-1': give each one of its own", false)]
    public void A_rule_of_the_apps_own_is_checked_too_and_needs_an_id_of_its_own(string id, string message, bool reports)
    {
        var definition = new StackDefinition(
            "orders", (scope, settings) => new Stack((App)scope, "orders", settings, stack => _ = new DeadLetterQueue(stack, "dlq")));
        AssertFailure(Run(() => TapApp.Run([definition], [new NoStack(id)])), message, trace: false, reports);
    }

    [TestCaseSource(nameof(BadInputs))]
    public void Bad_input_of_a_construct_is_one_message_and_leaves_nothing_to_deploy(Action<TapStack> build, string message)
    {
        var run = Run((app, settings) => [new Stack(app, "good", settings, _ => { }), new Stack(app, "bad", settings, build)]);
        AssertFailure(run, message, trace: false);
        Assert.That(run.Error, Does.Not.Contain("Exception"));
    }

    [Test]
    public void An_exception_of_a_consumer_of_its_own_is_one_message_and_leaves_nothing_to_deploy()
    {
        const string message = "The queue 'orders' needs a consumer: add one.";
        var run = Run((app, settings) => [new Stack(app, "bad", settings, _ => throw new OwnException(message))]);
        AssertFailure(run, message, trace: false);
        Assert.That(run.Error, Is.EqualTo(message + Environment.NewLine));
    }

    [Test]
    public void An_exception_in_a_stack_leaves_nothing_to_deploy_and_shows_where_it_came_from() => AssertFailure(
        Run((app, settings) => [
            new Stack(app, "good", settings, _ => { }),
            new Stack(app, "bad", settings, _ => throw new InvalidOperationException("a mistake")),
        ]),
        "a mistake", trace: true);

    [Test]
    public void An_exception_once_a_stack_is_written_leaves_nothing_to_deploy() => AssertFailure(
        Run((app, settings) =>
        {
            var written = new Stack(app, "good", settings, _ => { });
            _ = new S3Bucket(new TerraformStack(app, "without-provider"), "bucket");
            return [written];
        }),
        "provider", trace: true);

    [TestCase("90", 0)]
    [TestCase("ninety", 1)]
    public void A_stack_of_another_assembly_has_settings_of_its_own(string value, int exitCode)
    {
        var read = 0;
        var definition = new StackDefinition("orders", (scope, settings) =>
        {
            read = settings.Get(Patience);
            return new Stack((App)scope, "orders", settings, _ => { });
        })
        {
            Settings = [Patience],
        };

        var run = WithPatience(value, () => Run(() => TapApp.Run([definition])));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
            Assert.That(read, Is.EqualTo(exitCode == 0 ? 90 : 0));
            if (exitCode == 1)
                AssertFailure(run, "It is no whole number from 1 to 100.", trace: false);
        }
    }

    [Test]
    public void A_setting_of_a_stack_that_is_not_in_the_app_is_refused() => AssertFailure(
        WithPatience("90", () => Run((app, settings) => [new Stack(app, "other", settings, _ => { })])),
        "environment variable TAP_PATIENCE_OF_ORDERS", trace: false);

    [Test]
    public void A_stack_under_another_name_than_its_definition_has_is_refused() => AssertFailure(
        Run(() => TapApp.Run([new StackDefinition("orders", (scope, settings) => new Stack((App)scope, "bad", settings, _ => { }))])),
        "The stack 'bad' is defined as 'orders'", trace: false);

    private static T WithPatience<T>(string value, Func<T> run)
    {
        Environment.SetEnvironmentVariable(Patience.EnvironmentVariable, value);
        try
        {
            return run();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Patience.EnvironmentVariable, null);
        }
    }

    private static void AssertFailure((int ExitCode, string Error, string Output) run, string message, bool trace, bool reports = false)
    {
        var left = Directory.Exists(run.Output) ? Directory.EnumerateFiles(run.Output, "*", SearchOption.AllDirectories) : [];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(message));
            Assert.That(run.Error.Contains("   at ", StringComparison.Ordinal), Is.EqualTo(trace), run.Error);
            // Those of an earlier run are gone, whatever went wrong.
            Assert.That(
                left.Select(file => Path.GetRelativePath(run.Output, file)),
                reports ? Is.EquivalentTo(["guardrails.txt", "guardrails.json", "guardrails.sarif"]) : Is.Empty);
        }
    }

    private (int ExitCode, string Error, string Output) Run(Func<App, Settings, IReadOnlyList<TapStack>> stacks) =>
        Run(() => TapApp.Run(stacks));

    private (int ExitCode, string Error, string Output) Run(Func<int> run)
    {
        var (error, before) = (new StringWriter(), Console.Error);
        Console.SetError(error);
        try
        {
            return (run(), error.ToString(), Output);
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static IEnumerable<TestCaseData> BadInputs()
    {
        static TestCaseData Input(string what, string message, Action<TapStack> build) =>
            new TestCaseData(build, message).SetArgDisplayNames(what);

        yield return Input(
            "a number out of range", "must be between", stack => _ = new Threshold { Value = 1, Period = TimeSpan.FromSeconds(1) });
        yield return Input("an empty text", "must not be empty", stack => _ = stack.Deployment.Names.Of("", "queue"));
        yield return Input("a name that AWS refuses", "AWS would refuse", stack =>
            _ = new DeadLetterQueue(stack, "dlq", new DeadLetterQueueProps { Name = new string('q', 90) }));
        yield return Input("routes that clash", "RestService 'bad/api' cannot be made", stack => _ = new RestService(stack, "api", new()
        {
            Description = "Clashes",
            Routes = new Dictionary<string, Route> { ["GET tasks"] = new MockRoute("{}"), ["FETCH /tasks"] = new MockRoute("{}") },
        }));
        yield return Input("ten zones", "There are 10 availability zones", stack =>
        {
            var settings = stack.Deployment.Settings with { AvailabilityZones = [.. "abcdefghij".Select(letter => $"us-east-1{letter}")] };
            _ = new Network(new Stack((App)stack.Node.Scope!, "ten", settings, _ => { }), "network");
        });
        yield return Input("no CIDR range", "The range of an egress rule", stack => _ = EgressRule.Https with { Cidr = "anywhere" });
        yield return Input("a scope outside a stack", "belongs to no deployment", stack =>
            _ = new DeadLetterQueue(new App(), "dlq"));
        yield return Input("an acknowledgement without a reason", "must not be empty", stack =>
            new DeadLetterQueue(stack, "dlq").Acknowledge("TAP-SQS-1", " "));
        yield return Input("a wildcard action", "allows dynamodb:*", stack => _ = new PolicyDocument(
            new PolicyStatement { Sid = "All", Actions = ["dynamodb:*"], Resources = ["arn:aws:dynamodb:::table/a"] }));
        yield return Input("a schema that is no JSON", "main.cs is no JSON", stack => BodySchema.FromFile("Task", "main.cs"));
    }

    private sealed class NoStack(string id) : Rule
    {
        public override string Id => id;

        public override string Title => "No stack has a resource";

        public override Uri Source => new("https://example.com");

        public override string WayOut => "leave it out.";

        public override IEnumerable<Finding> Check(StackModel stack) => stack.Resources.Select(resource => On(resource, "is one"));
    }

    private sealed class OwnException(string message) : TapException(message);

    private sealed class Stack : TapStack
    {
        public Stack(App app, string name, Settings settings, Action<Stack> build)
            : base(app, name, settings) => build(this);
    }
}
