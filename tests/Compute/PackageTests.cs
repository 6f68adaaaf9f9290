using System.Diagnostics;
using System.IO.Compression;
using Tap.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

public sealed class PackageTests
{
    [Test]
    public void The_package_lies_at_a_key_that_stays_the_same() =>
        Assert.That(Object().Text("key"), Is.EqualTo("functions/get-handler.zip"));

    [Test]
    public void A_changed_package_changes_its_hash() =>
        Assert.That(Object().Text("source_hash"), Is.EqualTo(FunctionPackage.Of("get-handler").Sha256));

    [Test]
    public void The_package_waits_for_the_buckets_policy()
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(stack.Single("aws_s3_object").Texts("depends_on"), Is.EqualTo([stack.Single("aws_s3_bucket_policy").Address]));
    }

    [Test]
    public void A_package_of_two_functions_is_put_there_once()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var packages = new PackageBucket(stack, "packages");
            packages.Add(FunctionPackage.Of("get-handler"));
            packages.Add(FunctionPackage.Of("get-handler"));
        });
        Assert.That(stack.All("aws_s3_object"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_bucket_name_that_S3_would_refuse_is_refused() =>
        Assert.That(Refusal.Of(stack => _ = new PackageBucket(stack, "packages", new() { Name = "A" })), Does.Contain("S3 bucket name"));

    [Test]
    public void Packages_are_the_same_bytes_wherever_they_are_built()
    {
        var folder = Directory.CreateTempSubdirectory("packages");
        try
        {
            var built = Path.Combine(folder.FullName, "out");
            Build(built);
            Assert.That(Contents(built), Is.EqualTo(Contents(Path.GetDirectoryName(FunctionPackage.Of("get-handler").Path)!)).And.Not.Empty);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Entries_of_a_package_have_a_fixed_time()
    {
        using var zip = ZipFile.OpenRead(FunctionPackage.Of("get-handler").Path);
        Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct(), Is.EqualTo([new DateTime(1980, 1, 1)]));
    }

    [Test]
    public void A_handler_can_be_wrapped_by_a_layer()
    {
        var folder = Directory.CreateTempSubdirectory("package");
        try
        {
            ZipFile.ExtractToDirectory(FunctionPackage.Of("notification-handler").Path, folder.FullName);
            const string script = "const m = require('./index.js'); const h = () => 1; m.handler = h; process.exitCode = m.handler === h ? 0 : 1";
            var start = new ProcessStartInfo("node", ["-e", script]) { WorkingDirectory = folder.FullName, RedirectStandardError = true };
            foreach (var (name, value) in new[] { ("ENVIRONMENT", "test"), ("FUNCTION_TYPE", "notification-handler"), ("NOTIFICATIONS_TABLE", "table"), ("AWS_REGION", "us-east-1") })
                start.Environment[name] = value;
            Run(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SynthesizedResource Object() => FunctionFixture.Synthesize().Single("aws_s3_object");

    private static Dictionary<string, string> Contents(string folder) => Directory.GetFiles(folder, "*.zip")
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToBase64String(File.ReadAllBytes(file)));

    private static void Build(string output) =>
        Run(new ProcessStartInfo("node", [Path.Combine(ProjectFolder.Path, "functions", "build.mjs"), "--out", output]) { RedirectStandardError = true });

    private static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, messages);
    }
}
