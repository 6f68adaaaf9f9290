using System.IO.Compression;
using Tap.Core;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Recipes;

/// <summary>docs/how-to-add.md, followed to the letter on a copy of the repository.</summary>
public sealed class RecipesTests
{
    private RepositoryCopy copy = null!;
    private string assembly = null!;
    private SynthesizedApp app = null!;

    [OneTimeSetUp]
    public void Follow()
    {
        copy = new RepositoryCopy();
        foreach (var recipe in Recipe.In(File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", "how-to-add.md"))))
            recipe.Apply(copy.Folder);
        assembly = copy.Build();
        app = SynthesizedApp.Of(assembly, copy.Folder);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        app?.Dispose();
        copy?.Dispose();
    }

    [Test]
    public void All_of_it_synthesizes() => Assert.That(app.ExitCode, Is.Zero, app.Error);

    [Test]
    public void A_route_is_there() => Assert.That(
        Stack("tasks").All("aws_api_gateway_method").Select(method => method.Text("http_method")), Has.One.EqualTo("HEAD"));

    [Test]
    public void A_function_is_there_with_its_package_and_its_permissions()
    {
        var tasks = Stack("tasks");
        var function = tasks.Single("aws_lambda_function", "function_name", "trainr963-dev-lambda-count-handler-production");
        using var package = ZipFile.OpenRead(Path.Combine(copy.Folder, ".gen", "functions", "tasks", "count-handler.zip"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Entries.Select(entry => entry.Name), Does.Contain("index.js"));
            Assert.That(
                tasks.All("aws_lambda_permission")
                    .Where(permission => permission.Text("source_arn")!.EndsWith("/GET/tasks/count", StringComparison.Ordinal))
                    .Select(permission => permission.Text("function_name")),
                Is.EqualTo(new[] { function.Reference("function_name") }));
            Assert.That(
                tasks.All("aws_iam_policy")
                    .Select(policy => policy.Text("policy"))
                    .Where(policy => policy!.Contains("dynamodb:Query", StringComparison.Ordinal)),
                Has.Exactly(2).Items);
        }
    }

    [Test]
    public void A_stack_is_there() => Assert.That(
        Stack("notes").Single("aws_dynamodb_table").Text("name"), Is.EqualTo("trainr963-dev-dynamodb-notes-table-production"));

    [Test]
    public void A_construct_is_there_with_the_setting_of_its_stack() => Assert.That(
        Stack("notes").Single("aws_cloudwatch_log_group", "name", "/aws/events/notes-log").Text("retention_in_days"), Is.EqualTo("30"));

    [Test]
    public void A_setting_is_checked()
    {
        using var wrong = SynthesizedApp.Of(assembly, copy.Folder, ("NOTES_LOG_RETENTION", "long"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.ExitCode, Is.EqualTo(1));
            Assert.That(wrong.Error, Does.Contain("NOTES_LOG_RETENTION").And.Contains("'long'"));
        }
    }

    [Test]
    public void A_rule_refuses_what_breaks_it()
    {
        using var week = SynthesizedApp.Of(assembly, copy.Folder, ("NOTES_LOG_RETENTION", "one-week"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(week.ExitCode, Is.EqualTo(1));
            Assert.That(week.Error, Does.Contain("TAP-EVENTS-1").And.Contains("notes/log"));
        }
    }

    private SynthesizedStack Stack(string name) =>
        SynthesizedStack.Parse(File.ReadAllText(Path.Combine(app.StackFolder(name), "cdk.tf.json")));
}
