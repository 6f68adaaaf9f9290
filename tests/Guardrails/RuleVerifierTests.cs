using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

public sealed class RuleVerifierTests
{
    private const string Slow = """{ "resource": { "aws_sqs_queue": { "jobs": { "delay_seconds": 90 } } } }""";
    private const string Unknown = """{ "resource": { "aws_sqs_queue": { "jobs": { "delay_seconds": "${var.delay}" } } } }""";
    private const string Quick = """{ "resource": { "aws_sqs_queue": { "jobs": {} } } }""";

    private static readonly Rule Rule = Reports.ReportedRules.All[0];

    [TestCase(Slow, null)]
    [TestCase(Slow, "aws_sqs_queue.jobs")]
    [TestCase(Unknown, "aws_sqs_queue.jobs")]
    public void What_breaks_a_rule_gives_its_findings(string configuration, string? address) => Assert.That(
        RuleVerifier.Breaks(Rule, configuration, address).Select(finding => finding.Resource.Address), Is.EqualTo(["aws_sqs_queue.jobs"]));

    [Test]
    public void What_keeps_a_rule_passes() => Assert.That(() => RuleVerifier.Keeps(Rule, Quick), Throws.Nothing);

    [Test]
    public void A_rule_that_finds_nothing_does_not_pass_for_broken() => Assert.That(
        () => RuleVerifier.Breaks(Rule, Quick),
        Throws.TypeOf<RuleVerificationException>().With.Message.EqualTo("ACME-SQS-1 finds nothing. Findings: none."));

    [Test]
    public void Nor_does_one_that_finds_something_elsewhere() => Assert.That(
        () => RuleVerifier.Breaks(Rule, Slow, "aws_sqs_queue.mail"),
        Throws.TypeOf<RuleVerificationException>().With.Message.EqualTo(
            "ACME-SQS-1 finds nothing at aws_sqs_queue.mail. Findings: \n  - aws_sqs_queue.jobs delays messages"));

    [TestCase(Slow, "delays messages")]
    [TestCase(Unknown, "is not proven to keep the rule")]
    public void What_is_found_or_not_proven_does_not_pass_for_kept(string configuration, string message) => Assert.That(
        () => RuleVerifier.Keeps(Rule, configuration),
        Throws.TypeOf<RuleVerificationException>().With.Message.StartsWith("ACME-SQS-1 finds something where nothing is wrong.")
            .And.Message.Contains($"aws_sqs_queue.jobs {message}").And.Property("Findings").Count.EqualTo(1));
}
