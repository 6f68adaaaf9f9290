using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Reports;

public sealed class JsonReportTests
{
    private static readonly string Configuration =
        """
        {
          "//": { "metadata": { "stackName": "test" } },
          "resource": {
            "aws_sqs_queue": {
              "jobs": { "//": { "metadata": { "path": "test/jobs/queue" } }, "delay_seconds": 90 },
              "mail": {
                "//": { "metadata": { "path": "test/mail/queue" } },
                "delay_seconds": 90
              }
            },
            "aws_sns_topic": { "alarms": { "//": { "metadata": { "path": "test/alarms/topic" } } } }
          }
        }
        """;

    private const string Unmatched = "The acknowledgement of ACME-SQS-1 at 'test/other' matches no finding: "
        + "move it to the construct that breaks the rule, or remove it.";

    private const string Ended = "The acknowledgement of ACME-SNS-1 at 'test/alarms' ended on 2026-01-31: "
        + "mend what it was about, or give it a later day. Its reason was: It was new.";

    [Test]
    public void It_says_everything_in_a_fixed_order() => Assert.That(
        ReportedRules.Report(
            Configuration,
            new Acknowledgement("ACME-SQS-1", "test/mail", "Mail may wait – a little.", new DateOnly(2026, 12, 31)),
            new Acknowledgement("ACME-SQS-1", "test/other", "Nothing is there."),
            new Acknowledgement("ACME-SNS-1", "test/alarms", "It was new.", new DateOnly(2026, 1, 31), applyToChildren: true)).ToJson(),
        Is.EqualTo(
            $$$"""
            {
              "version": 1,
              "blocks": true,
              "findings": [
                {
                  "rule": "ACME-SQS-1",
                  "severity": "error",
                  "stack": "test",
                  "path": "test/jobs/queue",
                  "address": "aws_sqs_queue.jobs",
                  "detail": "delays messages",
                  "found": "90",
                  "expected": "less than 10",
                  "proven": true,
                  "file": "cdktf.out/stacks/test/cdk.tf.json",
                  "line": 5
                },
                {
                  "rule": "ACME-SNS-1",
                  "severity": "warning",
                  "stack": "test",
                  "path": "test/alarms/topic",
                  "address": "aws_sns_topic.alarms",
                  "detail": "has no name",
                  "found": null,
                  "expected": null,
                  "proven": true,
                  "file": "cdktf.out/stacks/test/cdk.tf.json",
                  "line": 11
                }
              ],
              "acknowledgements": [
                {
                  "rule": "ACME-SQS-1",
                  "path": "test/mail",
                  "reason": "Mail may wait – a little.",
                  "until": "2026-12-31",
                  "applyToChildren": false,
                  "findings": [
                    {
                      "rule": "ACME-SQS-1",
                      "severity": "error",
                      "stack": "test",
                      "path": "test/mail/queue",
                      "address": "aws_sqs_queue.mail",
                      "detail": "delays messages",
                      "found": "90",
                      "expected": "less than 10",
                      "proven": true,
                      "file": "cdktf.out/stacks/test/cdk.tf.json",
                      "line": 6
                    }
                  ]
                }
              ],
              "unmatchedAcknowledgements": [
                {
                  "rule": "ACME-SQS-1",
                  "path": "test/other",
                  "reason": "Nothing is there.",
                  "until": null,
                  "applyToChildren": false,
                  "problem": "{{{Unmatched}}}"
                }
              ],
              "endedAcknowledgements": [
                {
                  "rule": "ACME-SNS-1",
                  "path": "test/alarms",
                  "reason": "It was new.",
                  "until": "2026-01-31",
                  "applyToChildren": true,
                  "problem": "{{{Ended}}}"
                }
              ],
              "nameClashes": [],
              "rules": [
                {
                  "id": "ACME-SNS-1",
                  "title": "Topics have a name",
                  "severity": "warning",
                  "source": "https://example.com/topics",
                  "controls": [],
                  "exemptions": null,
                  "wayOut": "give it a name."
                },
                {
                  "id": "ACME-SQS-1",
                  "title": "Queues deliver at once",
                  "severity": "error",
                  "source": "https://example.com/queues",
                  "controls": [
                    "Security Hub SQS.9",
                    "Security Hub SQS.10",
                    "CIS 3.0 7.1"
                  ],
                  "exemptions": "Delays of a second are for tests.",
                  "wayOut": "remove delay_seconds."
                }
              ]
            }

            """));

    [Test]
    public void Names_that_clash_are_in_it() => Assert.That(
        ReportedRules.Report(TerraformJson.Of(
            """aws_sqs_queue.a { "name": "same" }""", """aws_sqs_queue.b { "name": "same" }""")).ToJson(),
        Does.Contain("""
              "nameClashes": [
                {
                  "kind": "SQS queue",
                  "name": "same",
                  "resources": [
                    {
                      "path": "test/a/resource",
                      "address": "aws_sqs_queue.a"
                    },
            """));
}
