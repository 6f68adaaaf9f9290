using System.Diagnostics;
using System.IO.Compression;
using Tap.Compute;
using Tap.Core;
using Tap.Hosting;

namespace Tap.Tests.Hosting;

public sealed class FunctionBundlerTests
{
    [Test]
    public void A_package_is_called_as_the_folder_of_its_function() =>
        Assert.That(FunctionBundler.Package("processing/processor").Name, Is.EqualTo("processor"));

    [Test]
    public void A_function_that_is_not_there_is_refused() => Assert.That(
        () => FunctionBundler.Package("tasks/nobody"),
        Throws.TypeOf<FunctionBuildException>()
            .With.Message.Contains("functions/tasks/nobody/index.ts must exist").And.Message.Contains("tasks/get-handler"));

    [Test]
    public void Packages_are_the_same_bytes_wherever_they_are_built()
    {
        var folder = Directory.CreateTempSubdirectory("packages");
        try
        {
            var deployed = Path.GetDirectoryName(Path.GetDirectoryName(FunctionBundler.Package("tasks/get-handler").Path)!)!;
            var built = Path.Combine(folder.FullName, "out");
            Build(built);
            Assert.That(Contents(built), Is.EqualTo(Contents(deployed)).And.Not.Empty);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Entries_of_a_package_have_a_fixed_time()
    {
        using var zip = ZipFile.OpenRead(FunctionBundler.Package("tasks/get-handler").Path);
        Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct(), Is.EqualTo([new DateTime(1980, 1, 1)]));
    }

    [Test]
    public void A_handler_can_be_wrapped_by_a_layer()
    {
        var folder = Directory.CreateTempSubdirectory("package");
        try
        {
            ZipFile.ExtractToDirectory(FunctionBundler.Package("events/notification-handler").Path, folder.FullName);
            const string script =
                "const m = require('./index.js'); const h = () => 1; m.handler = h; process.exitCode = m.handler === h ? 0 : 1";
            var start = new ProcessStartInfo("node", ["-e", script]) { WorkingDirectory = folder.FullName, RedirectStandardError = true };
            foreach (var (name, value) in new[]
            {
                ("ENVIRONMENT", "test"), ("FUNCTION_TYPE", "notification-handler"), ("NOTIFICATIONS_TABLE", "table"),
                ("AWS_REGION", "us-east-1"),
            })
                start.Environment[name] = value;
            Run(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.GetFiles(folder, "*.zip", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToBase64String(File.ReadAllBytes(file)));

    private static void Build(string output)
    {
        var script = Path.Combine(ProjectFolder.Path, "functions", "build.mjs");
        Run(new ProcessStartInfo("node", [script, "--out", output]) { RedirectStandardError = true });
    }

    private static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, messages);
    }
}
