using System.Text.Json.Nodes;
using Tap.Guardrails;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;
using Tap.Tests.Terraform;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Runs the rules over real plans of the stacks, made with the real provider and without an account.</summary>
public sealed class PlansOfStacksTests
{
    private static readonly IReadOnlyList<string> Stacks = AllStacks.Names;

    private SynthesizedApp app = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        app = new SynthesizedApp();
        Assert.That(app.ExitCode, Is.Zero, app.Error);
    }

    [OneTimeTearDown]
    public void Delete() => app.Dispose();

    [TestCaseSource(nameof(Stacks))]
    public void A_plan_has_the_findings_of_its_configuration(string stack)
    {
        var (configuration, plan) = Read(app.StackFolder(stack));
        Assert.That(Findings(plan), Is.EquivalentTo(Findings(configuration)));
    }

    [Test]
    public void A_stack_that_is_broken_on_purpose_is_found_in_both()
    {
        var folder = Path.Combine(app.Output, "broken");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(app.StackFolder("processing"), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".terraform", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(app.StackFolder("processing"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cdk.tf.json")))!;
        foreach (var (_, key) in json["resource"]!["aws_kms_key"]!.AsObject())
            key!["enable_key_rotation"] = false;
        foreach (var (_, group) in json["resource"]!["aws_cloudwatch_log_group"]!.AsObject())
            group!["retention_in_days"] = 0;
        foreach (var (_, alarm) in json["resource"]!["aws_cloudwatch_metric_alarm"]!.AsObject())
            alarm!["actions_enabled"] = "${1 == 2}";
        json["resource"]!["aws_vpc_security_group_ingress_rule"] = JsonNode.Parse("""
            { "open": { "security_group_id": "sg-0123456789abcdef0", "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0" } }
            """);
        File.WriteAllText(Path.Combine(folder, "cdk.tf.json"), json.ToJsonString());

        var (configuration, plan) = Read(folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings(plan), Is.EquivalentTo(Findings(configuration)));
            Assert.That(
                Findings(plan).Select(finding => finding.Split(' ')[0]),
                Is.SupersetOf(new[] { "TAP-KMS-4", "TAP-LOGS-2", "TAP-CLOUDWATCH-1", "TAP-EC2-1" }));
        }
    }

    private static (StackModel Configuration, StackModel Plan) Read(string folder)
    {
        var terraform = new TerraformFolder(folder);
        terraform.GoOffline();
        terraform.Initialize();
        var configuration = File.ReadAllText(Path.Combine(folder, "cdk.tf.json"));
        return (StackModel.FromConfiguration(configuration), StackModel.FromPlan(terraform.PlanAsJson(), configuration));
    }

    private static IReadOnlyList<string> Findings(StackModel stack) => [.. Rule.All.SelectMany(rule => rule.Check(stack))
        .Select(finding => $"{finding.Rule.Id} {finding.Resource.Address} {finding.Resource.Path} {finding.Detail}")];
}
