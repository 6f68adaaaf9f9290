using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

public sealed class GuardrailReportTests : RuleTest
{
    private static readonly List<Rule> Encryption = [.. Rule.All.Where(rule => rule.Id is "TAP-SQS-1" or "TAP-SNS-1")];
    private static readonly StackModel Broken = Stack("aws_sqs_queue.first {}", "aws_sqs_queue.second {}", "aws_sns_topic.topic {}");

    [Test]
    public void It_names_rule_construct_address_way_out_and_source_of_every_finding() => Assert.That(
        Report().ToString(),
        Does.StartWith("Guardrails: 3 errors, 0 warnings, 0 findings acknowledged.\n").And.Contain("error TAP-SQS-1: Queues are encrypted")
            .And.Contain("test/first/resource (aws_sqs_queue.first) says nothing of encryption")
            .And.Contain("test/second/resource (aws_sqs_queue.second)")
            .And.Contain("TAP-SNS-1").And.Contain("Way out: make it a Queue or a DeadLetterQueue").And.Contain(
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
                Does.Contain($"acknowledgement of {rule} at '{path}' matches no finding: ")
                    .And.Contain("move it to the construct that breaks the rule, or remove it"));
        });
    }

    [TestCase("test/outer", false, false)]
    [TestCase("test/outer", true, true)]
    [TestCase("test/outer/inner", false, true)]
    [TestCase("test/outer/inner/resource", false, true)]
    [TestCase("test/outer/inn", true, false)]
    public void An_acknowledgement_covers_what_its_construct_has_made_itself_unless_asked_for_more(
        string path, bool applyToChildren, bool covers)
    {
        var acknowledgement = new Acknowledgement("TAP-SQS-1", path, "a reason", applyToChildren: applyToChildren);
        var report = GuardrailReport.Of([Stack("aws_sqs_queue.outer/inner {}")], Encryption, [acknowledgement]);
        Assert.That((report.Findings.Count, report.Unmatched.Count), Is.EqualTo(covers ? (0, 0) : (1, 1)));
    }

    [TestCase(30, true)]
    [TestCase(31, true)]
    [TestCase(1, false)]
    public void An_acknowledgement_holds_to_the_end_of_its_last_day(int day, bool holds)
    {
        var acknowledgement = new Acknowledgement("TAP-SNS-1", "test/topic", "Until the key is there", new DateOnly(2026, 1, 31));
        var clock = new FixedClock(2026, day == 1 ? 2 : 1, day);
        var report = GuardrailReport.Of([Stack("aws_sns_topic.topic {}")], Encryption, [acknowledgement], clock);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsClean, Is.EqualTo(holds));
            Assert.That(report.Findings, Has.Count.EqualTo(holds ? 0 : 1));
            Assert.That(report.Unmatched, Is.Empty);
            if (!holds)
                Assert.That(report.ToString().Replace('\n', ' '), Does.Contain(
                    "The acknowledgement of TAP-SNS-1 at 'test/topic' ended on 2026-01-31: mend what it was about, or give it a later day. "
                    + "Its reason was: Until the key is there"));
        }
    }

    [Test]
    public void One_that_has_ended_is_refused_though_nothing_needs_it() => Assert.That(
        GuardrailReport.Of(
            [Stack()], Encryption, [new Acknowledgement("TAP-SNS-1", "test/topic", "a", new(2026, 1, 1))], new FixedClock(2026, 2, 1)),
        Has.Property(nameof(GuardrailReport.IsClean)).False.And.Property(nameof(GuardrailReport.Ended)).Count.EqualTo(1));

    [Test]
    public void An_unmatched_acknowledgement_alone_is_not_clean() =>
        Assert.That(
            GuardrailReport.Of([Stack()], Rule.All, [new Acknowledgement("TAP-SQS-1", "test/first", "a reason")]).IsClean, Is.False);

    [Test]
    public void An_unknown_rule_is_answered_with_those_there_are() => Assert.That(
        Report(new Acknowledgement("TAP-SQS-9", "test/first", "a reason")).ToString(),
        Does.Contain("there is no such rule. Rules: TAP-SNS-1, TAP-SQS-1."));

    [TestCase("", "test/first", "a reason", "rule")]
    [TestCase("TAP-SQS-1", " ", "a reason", "construct path")]
    [TestCase("TAP-SQS-1", "test/first", " ", "reason to acknowledge TAP-SQS-1 at 'test/first'")]
    [TestCase("TAP-SQS-1", "test", "a reason", "would cover a whole stack")]
    public void An_acknowledgement_needs_rule_construct_and_reason(string rule, string path, string reason, string message) => Assert.That(
        () => new Acknowledgement(rule, path, reason), Throws.ArgumentException.With.Message.Contains(message));

    private static GuardrailReport Report(params IReadOnlyList<Acknowledgement> acknowledgements) =>
        GuardrailReport.Of([Broken], Encryption, acknowledgements);
}
