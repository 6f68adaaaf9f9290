using System.Text.Json;
using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Reports;

public sealed class SarifReportTests
{
    private static readonly Acknowledgement OfTopic = new("ACME-SNS-1", "test/alarms", "AWS may name it.");

    private const string Markdown =
        @"**Queues deliver at once.**\n\nWay out: remove delay_seconds.\n\nWhat passes: Delays of a second are for tests.\n\n"
        + @"Source: [example.com](https://example.com/queues)\n\nControls: Security Hub SQS.9, Security Hub SQS.10, CIS 3.0 7.1";

    [Test]
    public void Its_rules_have_texts_for_people_level_tags_and_a_score()
    {
        var rule = Run(ReportedRules.Report()).GetProperty("tool").GetProperty("driver").GetProperty("rules")[1];
        Assert.That(rule.GetRawText().Replace("\n            ", "\n", StringComparison.Ordinal), Is.EqualTo(
            $$$"""
            {
              "id": "ACME-SQS-1",
              "name": "QueueIsQuick",
              "shortDescription": {
                "text": "Queues deliver at once"
              },
              "fullDescription": {
                "text": "Queues deliver at once. Way out: remove delay_seconds."
              },
              "helpUri": "https://example.com/queues",
              "help": {
                "text": "Queues deliver at once. Way out: remove delay_seconds.",
                "markdown": "{{{Markdown}}}"
              },
              "defaultConfiguration": {
                "level": "error"
              },
              "properties": {
                "tags": [
                  "security",
                  "Security Hub SQS.9",
                  "Security Hub SQS.10",
                  "CIS 3.0 7.1"
                ],
                "precision": "high",
                "security-severity": "8.0"
              }
            }
            """));
    }

    [Test]
    public void A_result_says_what_where_and_whether_it_is_proven()
    {
        var (first, second, third) = Results(ReportedRules.Report()) is [var one, var two, var last] ? (one, two, last) : default;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(first, "ruleId"), Is.EqualTo("ACME-SQS-1"));
            Assert.That(first.GetProperty("ruleIndex").GetInt32(), Is.EqualTo(1));
            Assert.That((Text(first, "level"), Text(third, "level")), Is.EqualTo(("error", "warning")));
            Assert.That(first.GetProperty("message").GetProperty("text").GetString(), Is.EqualTo(
                "test/jobs/resource (aws_sqs_queue.jobs) delays messages. Expected: less than 10. Way out: remove delay_seconds."));
            Assert.That(Location(first).GetProperty("logicalLocations")[0].GetRawText(), Does.Match(
                """(?s)"name": "aws_sqs_queue.jobs",.*"fullyQualifiedName": "test/jobs/resource",.*"kind": "resource".*"""));
            Assert.That(first.GetProperty("properties").GetProperty("found").GetString(), Is.EqualTo("90"));
            Assert.That(second.GetProperty("properties").GetProperty("proven").GetBoolean(), Is.False);
            Assert.That(first.GetProperty("suppressions").GetArrayLength(), Is.Zero);
        }
    }

    [TestCase("aws_sqs_queue.jobs", 4, 6)]
    [TestCase("aws_sqs_queue.mail", 7, 7)]
    [TestCase("aws_sqs_queue.post", 8, 11)]
    public void A_result_points_to_the_lines_of_its_block(string address, int first, int last)
    {
        var report = ReportedRules.Report(
            """
            {
              "resource": [{
                "aws_sqs_queue": {
                  "jobs": {
                    "tags": { "a": "{}" }, "delay_seconds": 90
                  },
                  "mail": { "delay_seconds": 90 },
                  "post": [{
                    "delay_seconds": 90, "tags": [
                    ]
                  }]
                }
              }]
            }
            """);
        var location = Location(Results(report).Single(result => Address(result) == address)).GetProperty("physicalLocation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(location.GetProperty("artifactLocation"), "uri"), Is.EqualTo("cdktf.out/stacks/test/cdk.tf.json"));
            Assert.That(location.GetProperty("region").GetProperty("startLine").GetInt32(), Is.EqualTo(first));
            Assert.That(location.GetProperty("region").GetProperty("endLine").GetInt32(), Is.EqualTo(last));
        }
    }

    [Test]
    public void What_is_acknowledged_is_suppressed_with_its_reason()
    {
        var suppression = Results(ReportedRules.Report(OfTopic)).Single(result => Text(result, "ruleId") == "ACME-SNS-1")
            .GetProperty("suppressions").EnumerateArray().Single();
        Assert.That((Text(suppression, "kind"), Text(suppression, "justification")), Is.EqualTo(("external", "AWS may name it.")));
    }

    [Test]
    public void Fingerprints_stay_when_something_else_changes()
    {
        var before = Fingerprints(ReportedRules.Report());
        var after = Fingerprints(ReportedRules.Report(
            ReportedRules.Broken.Replace("\"jobs\"", "\n\"jobs\"", StringComparison.Ordinal)
                .Replace("\"mail\"", "\"post\"", StringComparison.Ordinal),
            OfTopic));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public void Fingerprints_tell_findings_apart() => Assert.That(
        Fingerprints(ReportedRules.Report(
            new Acknowledgement("ACME-SQS-1", "test/a", "a"), new Acknowledgement("ACME-SNS-1", "test/a", "b"))),
        Is.Unique.And.Count.EqualTo(5));

    [Test]
    public void Acknowledgements_that_do_not_apply_and_names_that_clash_are_results_too()
    {
        var report = ReportedRules.Report(
            TerraformJson.Of("""aws_sqs_queue.a { "name": "same" }""", """aws_sqs_queue.b { "name": "same" }"""),
            new Acknowledgement("ACME-SQS-1", "test/a", "a reason"),
            new Acknowledgement("ACME-SQS-1", "test/b", "a reason", new DateOnly(2026, 1, 31)));
        var results = Results(report);
        var rules = Run(report).GetProperty("tool").GetProperty("driver").GetProperty("rules");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                results.Select(result => Text(rules[result.GetProperty("ruleIndex").GetInt32()], "name")),
                Is.EqualTo(["AcknowledgementIsNeeded", "AcknowledgementHasNotEnded", "NameIsUsedOnce"]));
            Assert.That(
                Text(results[2].GetProperty("relatedLocations")[0].GetProperty("logicalLocations")[0], "fullyQualifiedName"),
                Is.EqualTo("test/b/resource"));
        }
    }

    [Test]
    public void The_same_stacks_give_the_same_bytes()
    {
        var (first, second) = (ReportedRules.Report(OfTopic).ToSarif(), ReportedRules.Report(OfTopic).ToSarif());
        Assert.That(second, Is.EqualTo(first));
    }

    private static JsonElement Run(GuardrailReport report) =>
        JsonDocument.Parse(report.ToSarif()).RootElement.GetProperty("runs")[0];

    private static IReadOnlyList<JsonElement> Results(GuardrailReport report) => [.. Run(report).GetProperty("results").EnumerateArray()];

    private static JsonElement Location(JsonElement result) => result.GetProperty("locations")[0];

    private static string? Address(JsonElement result) => Text(Location(result).GetProperty("logicalLocations")[0], "name");

    private static IReadOnlyList<string?> Fingerprints(GuardrailReport report) =>
        [.. Results(report).Select(result => Text(result.GetProperty("partialFingerprints"), "primaryLocationLineHash"))];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
