using Tap.Core;

namespace Tap.Tests.Pages;

/// <summary>The page of the rules is the one that the code gives.</summary>
public sealed class GuardrailsPageTests
{
    private static readonly string File = Path.Combine(ProjectFolder.Path, "docs", "guardrails.md");

    [Test]
    public void It_has_the_rules_and_the_acknowledgements_as_they_are()
    {
        var text = GuardrailsPage.Text();
        if (Environment.GetEnvironmentVariable(GuardrailsPage.Variable) == "1")
            System.IO.File.WriteAllText(File, text);
        Assert.That(
            System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [],
            Is.EqualTo(text.TrimEnd('\n').Split('\n')),
            $"Rules or acknowledgements have changed: write the page anew with {GuardrailsPage.Variable}=1 and read what is different.");
    }

    [Test]
    public void The_stacks_acknowledge_what_there_is_and_say_why_in_a_sentence()
    {
        var report = GuardrailsPage.Report();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                report.Acknowledged.Select(one => one.Acknowledgement.Reason), Is.Not.Empty.And.All.Matches(@"^[A-Z].{20,}\.$"));
            Assert.That(report.Blocks, Is.False, report.ToString());
        }
    }
}
