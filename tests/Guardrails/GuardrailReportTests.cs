using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

public sealed class GuardrailReportTests : RuleTest
{
    private static readonly List<Rule> Encryption = [.. Rule.All.Where(rule => rule.Id is "TAP-SQS-1" or "TAP-SNS-1")];
    private static readonly StackJson Broken = Stack("aws_sqs_queue.first {}", "aws_sqs_queue.second {}", "aws_sns_topic.topic {}");

    [Test]
    public void It_names_rule_construct_address_way_out_and_source_of_every_finding() => Assert.That(
        Report().ToString(),
        Does.Contain("Guardrails: 3 findings, 0 acknowledgements without one").And.Contain("TAP-SQS-1: Queues are encrypted")
            .And.Contain("test/first/resource (aws_sqs_queue.first) says nothing of encryption")
            .And.Contain("test/second/resource (aws_sqs_queue.second)")
            .And.Contain("TAP-SNS-1").And.Contain("Way out: make the queue as a DeadLetterQueue").And.Contain(
                "Source: https://docs.aws.amazon.com/AWSSimpleQueueService"));

    [Test]
    public void An_acknowledgement_silences_one_rule_at_one_construct() => Assert.That(
        Report(new Acknowledgement("TAP-SQS-1", "test/first", "a reason")).Findings.Select(finding => finding.Resource.Address),
        Is.EquivalentTo(new[] { "aws_sqs_queue.second", "aws_sns_topic.topic" }));

    [TestCase("TAP-SQS-1", "test/fir")]
    [TestCase("TAP-SQS-1", "test/topic")]
    [TestCase("TAP-SQS-1", "other/first")]
    public void An_acknowledgement_that_matches_nothing_is_an_error(string rule, string path)
    {
        var report = Report(new Acknowledgement(rule, path, "a reason"));
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Has.Count.EqualTo(3));
            Assert.That(report.Unmatched, Has.Count.EqualTo(1));
            Assert.That(
                report.ToString(),
                Does.Contain($"acknowledgement of {rule} at '{path}' matches no finding: correct its path, or remove it"));
        });
    }

    [Test]
    public void An_unmatched_acknowledgement_alone_is_not_clean() =>
        Assert.That(
            GuardrailReport.Of([Stack()], Rule.All, [new Acknowledgement("TAP-SQS-1", "test/first", "a reason")]).IsClean, Is.False);

    [Test]
    public void An_unknown_rule_is_answered_with_those_there_are() => Assert.That(
        Report(new Acknowledgement("TAP-SQS-9", "test/first", "a reason")).ToString(),
        Does.Contain("there is no such rule. Rules: TAP-API-1, "));

    [TestCase("", "test/first", "a reason", "rule")]
    [TestCase("TAP-SQS-1", " ", "a reason", "construct path")]
    [TestCase("TAP-SQS-1", "test/first", " ", "reason to acknowledge TAP-SQS-1 at 'test/first'")]
    [TestCase("TAP-SQS-1", "test", "a reason", "would cover a whole stack")]
    public void An_acknowledgement_needs_rule_construct_and_reason(string rule, string path, string reason, string message) => Assert.That(
        () => new Acknowledgement(rule, path, reason), Throws.ArgumentException.With.Message.Contains(message));

    private static GuardrailReport Report(params IReadOnlyList<Acknowledgement> acknowledgements) =>
        GuardrailReport.Of([Broken], Encryption, acknowledgements);
}
