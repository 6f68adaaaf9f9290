using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Reports;

public sealed class TextReportTests
{
    [Test]
    public void It_has_errors_by_rule_before_warnings_with_values_way_out_and_source() => Assert.That(
        ReportedRules.Report().ToText(),
        Is.EqualTo(
            """
            Guardrails: 2 errors, 1 warning, 0 findings acknowledged.

            error ACME-SQS-1: Queues deliver at once
              - test/jobs/resource (aws_sqs_queue.jobs) delays messages
                found: 90; expected: less than 10
              - test/jobs/resource (aws_sqs_queue.jobs) is not proven to keep the rule: its policy is ${var.policy_of_the_jobs}; give
                var.policy_of_the_jobs a default, write the value out, or check the plan
              Way out: remove delay_seconds.
              Source: https://example.com/queues
              Controls: Security Hub SQS.9, SQS.10; CIS 3.0 7.1

            warning ACME-SNS-1: Topics have a name
              - test/alarms/resource (aws_sns_topic.alarms) has no name
              Way out: give it a name.
              Source: https://example.com/topics

            Where a rule is wrong for one construct, say why: construct.Acknowledge("<rule>", "<reason>").

            """));

    [Test]
    public void It_ends_with_what_is_acknowledged_which_the_terminal_is_spared()
    {
        var report = ReportedRules.Report(
            new Acknowledgement("ACME-SQS-1", "test/jobs", "Jobs wait for the night.", new DateOnly(2026, 12, 31)),
            new Acknowledgement("ACME-SNS-1", "test/alarms", "AWS may name it."));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ToText(), Is.EqualTo(
                """
                Guardrails: 0 errors, 0 warnings, 3 findings acknowledged.

                acknowledged:
                  - ACME-SNS-1 at test/alarms (1 finding): AWS may name it.
                  - ACME-SQS-1 at test/jobs (2 findings, until 2026-12-31): Jobs wait for the night.

                """));
            Assert.That(report.ToString(), Does.Contain("3 findings acknowledged").And.Not.Contain("Jobs wait"));
        }
    }

    [Test]
    public void Its_summary_has_a_line_for_each_rule() => Assert.That(
        ReportedRules.Report(new Acknowledgement("ACME-SNS-1", "test/other", "a reason")).ToSummary(),
        Is.EqualTo(
            """
            Guardrails: 2 errors, 1 warning, 1 acknowledgement without a finding, 0 findings acknowledged.
              error ACME-SQS-1: Queues deliver at once (2)
              warning ACME-SNS-1: Topics have a name (1)

            """));

    [Test]
    public void No_line_is_wider_than_a_terminal_where_words_allow_it()
    {
        var name = string.Concat(Enumerable.Repeat("name", 30));
        var report = ReportedRules.Report(TerraformJson.Of($$"""aws_sqs_queue.{{name}} { "policy": "a {{name}} b" }"""));
        Assert.That(
            report.ToText().Split('\n').Where(line => line.Length > 140).Select(line => line.Trim()),
            Is.EqualTo([$"(aws_sqs_queue.{name})"]).Or.Empty);
    }

    [Test]
    public void What_a_stack_says_cannot_command_the_terminal_nor_flood_it()
    {
        var report = ReportedRules.Report(
            TerraformJson.Of($$"""aws_sqs_queue.jobs { "policy": "\u001b[2Jline\nline {{new string('x', 500)}}" }"""));
        Assert.That(
            report.ToText(),
            Does.Contain(@"found: \u001b[2Jline\nline").And.Contain("(514 characters)").And.None.EqualTo((char)27)
                .And.Not.Contain(new string('x', 300)));
    }

    [Test]
    public void Findings_are_in_the_same_order_whatever_the_order_of_stacks_and_rules()
    {
        var first = Stack("first");
        var second = Stack("second");
        var report = GuardrailReport.Of([first, second], ReportedRules.All, []);
        var turned = GuardrailReport.Of([second, first], [.. ReportedRules.All.Reverse()], []);
        Assert.That(turned.ToText(), Is.EqualTo(report.ToText()));

        static StackModel Stack(string name) => StackModel.FromConfiguration(
            TerraformJson.Of($"aws_sns_topic.{name} {{}}", $$"""aws_sqs_queue.{{name}} { "delay_seconds": 90 }"""));
    }

    [Test]
    public void Findings_of_a_rule_are_in_the_order_of_their_constructs() => Assert.That(
        ReportedRules.Report(
            """
            { "resource": { "aws_sns_topic": {
                "a": { "//": { "metadata": { "path": "test/second" } } }, "b": { "//": { "metadata": { "path": "test/first" } } }
            } } }
            """).Findings.Select(finding => finding.Resource.Address),
        Is.EqualTo(["aws_sns_topic.b", "aws_sns_topic.a"]));

    [Test]
    public void Warnings_block_nothing()
    {
        var report = ReportedRules.Report(TerraformJson.Of("aws_sns_topic.alarms {}"));
        Assert.That((report.Blocks, report.IsClean, report.Warnings.Count(), report.Errors.Count()), Is.EqualTo((false, false, 1, 0)));
    }

    [Test]
    public void A_finding_that_a_rule_comes_to_twice_is_one() => Assert.That(
        GuardrailReport.Of(
            [StackModel.FromConfiguration(ReportedRules.Broken)], [.. ReportedRules.All, .. ReportedRules.All], []).Findings,
        Has.Count.EqualTo(3));
}
