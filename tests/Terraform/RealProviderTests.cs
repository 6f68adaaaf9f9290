using System.Text.Json;
using Tap.Compute;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>What the real Terraform and the real AWS provider say of the stacks, without an account.</summary>
public sealed class RealProviderTests
{
    private static readonly IReadOnlyList<string> Stacks = AllStacks.Names;

    private SynthesizedApp app = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        app = new SynthesizedApp();
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        foreach (var stack in app.Stacks)
        {
            var folder = new TerraformFolder(app.StackFolder(stack));
            folder.GoOffline();
            folder.Initialize();
        }
    }

    [OneTimeTearDown]
    public void Delete() => app.Dispose();

    [Test]
    public void All_stacks_are_there() => Assert.That(app.Stacks, Is.EqualTo(Stacks));

    [TestCaseSource(nameof(Stacks))]
    public void A_stack_is_valid_without_a_warning(string stack) =>
        Assert.That(new TerraformFolder(app.StackFolder(stack)).Validate(), Is.Empty);

    [TestCaseSource(nameof(Stacks))]
    public void A_stack_can_be_planned_and_only_creates(string stack)
    {
        var changes = new TerraformFolder(app.StackFolder(stack)).Plan();

        var synthesized = JsonDocument.Parse(File.ReadAllText(Path.Combine(app.StackFolder(stack), "cdk.tf.json")))
            .RootElement.GetProperty("resource")
            .EnumerateObject()
            .SelectMany(type => type.Value.EnumerateObject().Select(resource => $"{type.Name}.{resource.Name}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Select(change => change.GetProperty("address").GetString()), Is.EquivalentTo(synthesized));
            Assert.That(
                changes.Select(change => change.GetProperty("change").GetProperty("actions").ToString()), Is.All.EqualTo("""["create"]"""));
        }
    }

    [Test]
    public void Constraint_01_the_runtime_is_the_newest_that_the_provider_accepts()
    {
        var version = int.Parse(LambdaRuntime.Identifier["nodejs".Length..^2], System.Globalization.CultureInfo.InvariantCulture);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Accepts(LambdaRuntime.Identifier), Is.True);
            Assert.That(Accepts($"nodejs{version + 2}.x"), Is.False, "there is a newer one now");
        }
    }

    private bool Accepts(string runtime)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Output, runtime)).FullName;
        File.WriteAllText(Path.Combine(folder, "main.tf.json"), $$"""
            {
              "terraform": { "required_providers": { "aws": { "source": "hashicorp/aws", "version": "5.100.0" } } },
              "resource": { "aws_lambda_function": { "probe": {
                "function_name": "probe", "role": "arn:aws:iam::123456789012:role/probe", "handler": "index.handler",
                "filename": "probe.zip", "runtime": "{{runtime}}"
              } } }
            }
            """);
        var terraform = new TerraformFolder(folder);
        terraform.Initialize();
        return terraform.Validate().Count == 0;
    }
}
