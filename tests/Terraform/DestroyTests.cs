using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>What the real Terraform says to the end of a stack that has been deployed.</summary>
public sealed partial class DestroyTests
{
    private SynthesizedApp production = null!;
    private SynthesizedApp staging = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        production = new SynthesizedApp();
        Assert.That(production.ExitCode, Is.Zero, production.Error);
        staging = new SynthesizedApp(("TAP_ENVIRONMENT", "staging"));
        Assert.That(staging.ExitCode, Is.Zero, staging.Error);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        production.Dispose();
        staging.Dispose();
    }

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void In_production_the_plan_itself_is_refused_and_names_all_that_holds_data(string stack)
    {
        var folder = Deployed(production, stack);
        var refused = folder.PlanToDestroy().Where(message => message.GetProperty("@level").ToString() == "error")
            .Select(message => Refused().Match(message.GetProperty("diagnostic").GetProperty("detail").ToString()).Groups["address"].Value);
        Assert.That(
            refused, Is.EquivalentTo(Resources(production, stack).Where(IsProtected).Select(resource => resource.Address)).And.Not.Empty);
    }

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void Elsewhere_the_plan_deletes_all(string stack)
    {
        var folder = Deployed(staging, stack);
        var deleted = folder.PlanToDestroy().Where(message => message.GetProperty("type").ToString() == "planned_change")
            .Select(message => message.GetProperty("change")).Where(change => change.GetProperty("action").ToString() == "delete")
            .Select(change => change.GetProperty("resource").GetProperty("addr").ToString());
        Assert.That(deleted, Is.EquivalentTo(Resources(staging, stack).Select(resource => resource.Address)));
    }

    private static TerraformFolder Deployed(SynthesizedApp app, string stack)
    {
        var folder = new TerraformFolder(app.StackFolder(stack));
        folder.GoOffline();
        folder.Initialize();
        folder.PretendToBeApplied();
        return folder;
    }

    private static IEnumerable<(string Address, JsonElement Value)> Resources(SynthesizedApp app, string stack) =>
        from type in JsonDocument.Parse(File.ReadAllText(Path.Combine(app.StackFolder(stack), "cdk.tf.json"))).RootElement
            .GetProperty("resource")
            .EnumerateObject()
        from resource in type.Value.EnumerateObject()
        select ($"{type.Name}.{resource.Name}", resource.Value);

    private static bool IsProtected((string Address, JsonElement Value) resource) =>
        resource.Value.TryGetProperty("lifecycle", out var lifecycle)
            && lifecycle.TryGetProperty("prevent_destroy", out var prevented)
            && prevented.GetBoolean();

    [GeneratedRegex(@"^Resource (?<address>\S+) has lifecycle\.prevent_destroy set")]
    private static partial Regex Refused();
}
