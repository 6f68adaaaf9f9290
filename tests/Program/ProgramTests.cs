namespace Tap.Tests.Program;

/// <summary>The program as a user meets it.</summary>
public sealed class ProgramTests
{
    [Test]
    public void Synthesizing_twice_gives_identical_bytes()
    {
        using var first = new SynthesizedApp();
        using var second = new SynthesizedApp();

        Assert.That(first.ExitCode, Is.Zero, first.Error);
        Assert.That(first.Contents, Is.Not.Empty);
        Assert.That(second.Contents, Is.EqualTo(first.Contents));
    }

    [Test]
    public void Synthesizing_leaves_nothing_in_the_temp_directory()
    {
        using var app = new SynthesizedApp();

        Assert.That(app.ExitCode, Is.Zero, app.Error);
        Assert.That(Directory.EnumerateFileSystemEntries(app.Temp), Is.Empty);
    }

    [Test]
    public void It_makes_no_difference_to_the_result_who_hosts_jsii()
    {
        using var ours = WithLogOfScripts("false", out var ourScripts);
        using var official = WithLogOfScripts("true", out var officialScripts);

        Assert.That((ourScripts, officialScripts), Is.EqualTo(("jsii-host.cjs", "jsii-runtime.js")));
        Assert.That(official.ExitCode, Is.Zero, official.Error);
        Assert.That(official.Contents, Is.EqualTo(ours.Contents));
    }

    [Test]
    public void Bad_settings_are_all_reported_at_once_and_nothing_is_written()
    {
        using var app = new SynthesizedApp(("TAP_PROJECT", "No Spaces"), ("AWS_REGION", "moon"), ("TAP_STATE", "cloud"));

        foreach (var setting in new[] { "TAP_PROJECT", "AWS_REGION", "TAP_STATE" })
            AssertRefusedInAMessage(app, setting);
    }

    [Test]
    public void A_name_that_AWS_would_refuse_is_reported_with_its_rule_and_nothing_is_written()
    {
        using var app = new SynthesizedApp(("TAP_PROJECT", new string('p', 32)), ("ENVIRONMENT_SUFFIX", new string('s', 32)),
            ("TERRAFORM_STATE_BUCKET", "my-state-bucket"));

        AssertRefusedInAMessage(app, new string('p', 32));
        Assert.That(app.Error, Does.Contain("64").Or.Contain("63"));
    }

    [Test]
    public void HCL_which_guardrails_cannot_check_is_refused_in_a_line()
    {
        using var app = new SynthesizedApp(("SYNTH_HCL_OUTPUT", "true"));
        AssertRefusedInAMessage(app, "--hcl");
        Assert.That(app.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void More_zones_than_the_address_plan_has_ranges_for_are_refused_in_a_message()
    {
        using var app = new SynthesizedApp(
            ("TAP_AVAILABILITY_ZONES", string.Join(',', "abcdefghij".Select(letter => $"us-east-1{letter}"))));
        AssertRefusedInAMessage(app, "TAP_AVAILABILITY_ZONES");
    }

    [Test]
    public void An_output_folder_that_cannot_be_made_is_told_in_a_message()
    {
        using var blocked = new SynthesizedApp(("CDKTF_OUTDIR", "/dev/null/cdktf.out"));
        AssertRefusedInAMessage(blocked, "/dev/null");
    }

    [TestCase("TAP_DATA_PROTECTION", "false")]
    [TestCase("TAP_ENVIRONMENT", "staging")]
    public void Settings_that_relax_protection_pass_the_guardrails(string variable, string value)
    {
        using var app = new SynthesizedApp((variable, value));
        Assert.That(app.ExitCode, Is.Zero, app.Error);
    }

    private static void AssertRefusedInAMessage(SynthesizedApp app, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(app.ExitCode, Is.EqualTo(1));
            Assert.That(app.Error, Does.Contain(message));
            Assert.That(app.Error, Does.Not.Contain("   at "), "a stack trace");
            Assert.That(Directory.Exists(app.Output), Is.False, "something was written");
        }
    }

    /// <summary>Runs the program, and tells the first script that node was started with for jsii.</summary>
    private static SynthesizedApp WithLogOfScripts(string officialHost, out string script)
    {
        var folder = Directory.CreateTempSubdirectory("tap-scripts-").FullName;
        var (preload, log) = (Path.Combine(folder, "preload.cjs"), Path.Combine(folder, "log"));
        File.WriteAllText(
            preload, "require('node:fs').appendFileSync(process.env.SCRIPT_LOG, require('node:path').basename(process.argv[1]) + '\\n');");
        var app = new SynthesizedApp(
            ("TAP_OFFICIAL_BINDINGS", officialHost), ("NODE_OPTIONS", $"--require {preload}"), ("SCRIPT_LOG", log));
        script = File.ReadLines(log).First(name => name != "build.mjs"); // that one is the functions'
        return app;
    }
}
