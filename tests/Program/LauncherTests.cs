using Tap.Core;

namespace Tap.Tests.Program;

/// <summary>What <c>app</c> of <c>cdktf.json</c> starts: bindings/app.mjs, which builds the program only when it has to.</summary>
public sealed class LauncherTests
{
    private const string Building = "app: building the program";

    private static readonly string Assembly = Path.Combine(ProjectFolder.Path, "bin", "Release", "net10.0", "Tap.Cdktf.dll");

    [OneTimeSetUp]
    public void Build() => SynthesizedApp.Launched().Dispose();

    [Test]
    public void It_synthesizes_what_the_program_does_and_builds_nothing_when_nothing_has_changed()
    {
        var built = File.GetLastWriteTimeUtc(Assembly);
        using var launched = SynthesizedApp.Launched();
        using var started = new SynthesizedApp();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(launched.ExitCode, Is.Zero, launched.Error);
            Assert.That(launched.Error, Does.Not.Contain(Building));
            Assert.That(File.GetLastWriteTimeUtc(Assembly), Is.EqualTo(built));
            Assert.That(launched.Contents, Is.EqualTo(started.Contents));
        }
    }

    [Test]
    public void It_builds_a_program_that_is_not_the_one_it_built()
    {
        var built = File.ReadAllBytes(Assembly);
        File.WriteAllText(Assembly, "not an assembly");
        using var launched = SynthesizedApp.Launched();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(launched.ExitCode, Is.Zero, launched.Error);
            Assert.That(launched.Error, Does.Contain(Building));
            Assert.That(File.ReadAllBytes(Assembly), Is.EqualTo(built));
        }
    }

    [Test]
    public void A_program_that_cannot_be_started_leaves_nothing_of_an_earlier_run()
    {
        var folder = Directory.CreateTempSubdirectory("tap-not-started-");
        var stack = folder.CreateSubdirectory("cdktf.out/stacks/tasks");
        File.WriteAllText(Path.Combine(stack.FullName, "cdk.tf.json"), "{}");
        foreach (var kind in new[] { "txt", "json", "sarif" })
            File.WriteAllText(Path.Combine(folder.FullName, "cdktf.out", $"guardrails.{kind}"), "of an earlier run");
        using var launched = SynthesizedApp.Launched(
            ("CDKTF_OUTDIR", Path.Combine(folder.FullName, "cdktf.out")), ("PATH", stack.FullName));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(launched.ExitCode, Is.EqualTo(127), launched.Error);
            Assert.That(folder.EnumerateFiles("*", SearchOption.AllDirectories), Is.Empty);
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public void It_returns_the_exit_code_of_the_program_with_its_message()
    {
        using var launched = SynthesizedApp.Launched(("AWS_REGION", "moon"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(launched.ExitCode, Is.EqualTo(1));
            Assert.That(launched.Error, Does.Contain("AWS_REGION").And.Contain("moon"));
            Assert.That(launched.Error, Does.Not.Contain("   at "), "a stack trace");
        }
    }
}
