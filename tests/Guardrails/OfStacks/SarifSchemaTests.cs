using System.Diagnostics;
using System.Text.Json.Nodes;
using Tap.Core;
using Tap.Guardrails;
using Tap.Tests.Guardrails.Reports;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Reports as SARIF keep its schema, as Microsoft's package of matchers for SARIF has it.</summary>
public sealed class SarifSchemaTests
{
    private static readonly GuardrailReport Everything = ReportedRules.Report(
        TerraformJson.Of(
            """aws_sqs_queue.a { "name": "same", "delay_seconds": 90 }""", """aws_sqs_queue.b { "name": "same", "delay_seconds": 90 }""",
            "aws_sns_topic.a {}"),
        new Acknowledgement("ACME-SQS-1", "test/b", "a reason", new DateOnly(2026, 12, 31)),
        new Acknowledgement("ACME-SQS-1", "test/c", "a reason"),
        new Acknowledgement("ACME-SNS-1", "test/a", "a reason", new DateOnly(2026, 1, 31)));

    [Test]
    public void A_report_with_everything_in_it_is_valid() => Assert.That(Problems(Everything.ToSarif()), Is.Empty);

    [Test]
    public void The_report_on_the_stacks_of_the_app_is_valid() => Assert.That(
        Problems(GuardrailReport.Of(
            [.. AllStacks.Names.Select(name => StackModel.FromConfiguration(AllStacks.Synthesize(name).Json, $"cdktf.out/{name}"))],
            Rule.All, []).ToSarif()),
        Is.Empty);

    [Test]
    public void A_report_without_a_finding_is_valid() =>
        Assert.That(Problems(GuardrailReport.Of([StackModel.FromConfiguration("{}")], Rule.All, []).ToSarif()), Is.Empty);

    [TestCase("level", "\"fatal\"", "/runs/0/results/0/level must be equal to one of the allowed values")]
    [TestCase("ruleIndex", "-2", "/runs/0/results/0/ruleIndex must be >= -1")]
    [TestCase("message", "null", "/runs/0/results/0/message must be object")]
    [TestCase("unknown", "1", "/runs/0/results/0 must NOT have additional properties")]
    public void One_that_breaks_the_schema_is_not(string property, string json, string problem)
    {
        var log = JsonNode.Parse(Everything.ToSarif())!;
        log["runs"]![0]!["results"]![0]![property] = JsonNode.Parse(json);
        Assert.That(Problems(log.ToJsonString()), Does.Contain(problem));
    }

    private static string Problems(string sarif)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, sarif);
            var script = Path.Combine(ProjectFolder.Path, "tests", "Guardrails", "OfStacks", "validateSarif.mjs");
            using var node = Process.Start(new ProcessStartInfo("node", [script, file]) { RedirectStandardError = true })!;
            var problems = node.StandardError.ReadToEnd();
            node.WaitForExit();
            return node.ExitCode == 0 ? "" : problems;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
