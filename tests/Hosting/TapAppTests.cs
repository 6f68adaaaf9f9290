using HashiCorp.Cdktf.Providers.Aws.S3Bucket;
using Tap.Storage;

using Tap.Hosting;

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
    public void LeaveSomethingOfAnEarlierRun() => Assert.That(Run((app, settings) => [new Stack(app, "good", settings, _ => { })]).ExitCode, Is.Zero);

    [Test]
    public void A_run_that_goes_well_replaces_an_earlier_one()
    {
        Assert.That(Run((app, settings) => [new Stack(app, "other", settings, _ => { })]).ExitCode, Is.Zero);
        Assert.That(Directory.EnumerateDirectories(Path.Combine(Output, "stacks")).Select(Path.GetFileName), Is.EqualTo(["other"]));
    }

    [Test]
    public void A_broken_guardrail_leaves_nothing_to_deploy_and_tells_by_a_report() => AssertFailure(
        Run((app, settings) => [new Stack(app, "good", settings, stack => new DeadLetterQueue(stack, "dlq").Queue.ResetSqsManagedSseEnabled())]),
        "TAP-SQS-1", trace: false);

    [Test]
    public void An_exception_in_a_stack_leaves_nothing_to_deploy_and_shows_where_it_came_from() => AssertFailure(
        Run((app, settings) => [new Stack(app, "good", settings, _ => { }), new Stack(app, "bad", settings, _ => throw new InvalidOperationException("a mistake"))]),
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

    private static void AssertFailure((int ExitCode, string Error, string Output) run, string message, bool trace)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(message));
            Assert.That(run.Error.Contains("   at ", StringComparison.Ordinal), Is.EqualTo(trace), run.Error);
            Assert.That(Directory.Exists(run.Output), Is.False, "something deployable is left");
        }
    }

    private (int ExitCode, string Error, string Output) Run(Func<App, Tap.Core.Settings, IReadOnlyList<TapStack>> stacks)
    {
        var (error, before) = (new StringWriter(), Console.Error);
        Console.SetError(error);
        try
        {
            return (TapApp.Run(stacks), error.ToString(), Output);
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private sealed class Stack : TapStack
    {
        public Stack(App app, string name, Tap.Core.Settings settings, Action<Stack> build)
            : base(app, name, settings) => build(this);
    }
}
