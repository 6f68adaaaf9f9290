using System.Diagnostics;
using System.Text.RegularExpressions;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Pages;

/// <summary>The workflows run what the rest of the repository names, and nothing that others can change under them.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(ProjectFolder.Path, "README.md"));

    [TestCaseSource(nameof(Workflows))]
    public void Actions_are_pinned_by_commit_with_their_version_beside_it(string workflow)
    {
        var uses = Uses.Matches(Text(workflow)).Select(match => match.Groups["action"].Value).ToList();
        Assert.That(uses, Is.Not.Empty.And.All.Match(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
    }

    [TestCaseSource(nameof(Workflows))]
    public void The_CLI_is_the_one_of_the_README(string workflow)
    {
        var versions = Cli.Matches(Text(workflow)).Select(match => match.Value).ToList();
        Assert.That(versions, Is.Not.Empty.And.All.EqualTo(Cli.Match(Readme).Value));
    }

    [TestCaseSource(nameof(Workflows))]
    public void Permissions_are_to_read_the_code_and_to_ask_for_a_token(string workflow) =>
        Assert.That(
            Text(workflow),
            Does.Match(@"(?m)^permissions:\n  contents: read\n  id-token: write\n\n").And.Not.Match(@"(?m)^ +permissions:"));

    [Test]
    public void Deployments_come_from_main_and_wait_for_the_environment() =>
        Assert.That(
            Text("apply.yml"),
            Does.Contain("github.ref == 'refs/heads/main'").And.Match(@"(?m)^    environment: production$").And.Not.Contain(
                "pull_request"));

    [TestCaseSource(nameof(Workflows))]
    public void Roles_get_the_boundary_that_the_repository_names(string workflow) =>
        Assert.That(Text(workflow), Does.Contain("TAP_PERMISSIONS_BOUNDARY: ${{ vars.TAP_PERMISSIONS_BOUNDARY }}"));

    [TestCase("", null, 1)]
    [TestCase("arn", null, 0)]
    [TestCase("", "arn", 0)]
    public void Without_a_boundary_nothing_is_deployed(string variable, string? context, int exitCode)
    {
        var folder = Directory.CreateTempSubdirectory("tap-workflow-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "cdktf.json"),
                context is null ? """{ "context": {} }""" : $$"""{ "context": { "permissionsBoundary": "{{context}}" } }""");
            var script = BoundaryStep.Match(Text("apply.yml")).Groups["script"].Value;
            var start = new ProcessStartInfo("bash", ["-e", "-c", script])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
            };
            start.Environment["TAP_PERMISSIONS_BOUNDARY"] = variable;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            Assert.That(
                (process.ExitCode, output.Contains("permissions-boundary-arn", StringComparison.Ordinal)),
                Is.EqualTo((exitCode, exitCode == 1)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("plan.yml", "", "tasks orders")]
    [TestCase("apply.yml", "", "tasks orders")]
    [TestCase("plan.yml", "orders", "orders")]
    [TestCase("apply.yml", "orders", "orders")]
    public void Stacks_are_those_that_were_synthesized_unless_a_variable_names_others(string workflow, string variable, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("tap-workflow-");
        try
        {
            var manifest = Path.Combine(folder.CreateSubdirectory("cdktf.out").FullName, "manifest.json");
            File.WriteAllText(manifest, """{ "stacks": { "foundation": {}, "tasks": {}, "orders": {} } }""");
            var output = Path.Combine(folder.FullName, "output");
            var start = new ProcessStartInfo("bash", ["-e", "-c", StacksStep.Match(Text(workflow)).Groups["script"].Value])
            {
                WorkingDirectory = folder.FullName,
            };
            start.Environment["TAP_STACKS"] = variable;
            start.Environment["GITHUB_OUTPUT"] = output;
            using var process = Process.Start(start)!;
            process.WaitForExit();

            Assert.That((process.ExitCode, File.ReadAllText(output)), Is.EqualTo((0, $"stacks={expected}\n")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCaseSource(nameof(Workflows))]
    public void No_stack_is_named_but_the_one_that_is_an_administrator_s(string workflow) => Assert.That(
        AllStacks.Names.Where(stack => Regex.IsMatch(Text(workflow), $@"\b{stack}\b")).Except(["foundation"]),
        Is.Empty);

    [Test]
    public void Plans_change_nothing() =>
        Assert.That(Text("plan.yml"), Does.Contain(" plan -input=false").And.Not.Match("deploy|apply|destroy|CI_APPLY_ROLE_ARN"));

    private static IEnumerable<string> Workflows() =>
        Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(ProjectFolder.Path, ".github", "workflows");

    private static string Text(string workflow) => File.ReadAllText(Path.Combine(Folder, workflow)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"uses: (?<action>[^\n]+)")]
    private static partial Regex Uses { get; }

    [GeneratedRegex(@"name: Ask for the permissions boundary\n        run: \|\n(?<script>(?:          [^\n]*\n)+)")]
    private static partial Regex BoundaryStep { get; }

    [GeneratedRegex(@"name: List the stacks\n        run: \|\n(?<script>(?:          [^\n]*\n)+)")]
    private static partial Regex StacksStep { get; }

    [GeneratedRegex(@"cdktf-cli@[\d.]+")]
    private static partial Regex Cli { get; }
}
