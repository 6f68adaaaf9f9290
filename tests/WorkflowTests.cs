using System.Text.RegularExpressions;
using Tap.Compute;

namespace Tap.Tests;

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
        Assert.That(Text(workflow), Does.Match(@"(?m)^permissions:\n  contents: read\n  id-token: write\n\n").And.Not.Match(@"(?m)^ +permissions:"));

    [Test]
    public void Deployments_come_from_main_and_wait_for_the_environment() =>
        Assert.That(Text("apply.yml"), Does.Contain("github.ref == 'refs/heads/main'").And.Match(@"(?m)^    environment: production$").And.Not.Contain("pull_request"));

    [Test]
    public void Plans_change_nothing() => Assert.That(Text("plan.yml"), Does.Contain(" plan -input=false").And.Not.Match("deploy|apply|destroy|CI_APPLY_ROLE_ARN"));

    private static IEnumerable<string> Workflows() =>
        Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(ProjectFolder.Path, ".github", "workflows");

    private static string Text(string workflow) => File.ReadAllText(Path.Combine(Folder, workflow)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"uses: (?<action>[^\n]+)")]
    private static partial Regex Uses { get; }

    [GeneratedRegex(@"cdktf-cli@[\d.]+")]
    private static partial Regex Cli { get; }
}
