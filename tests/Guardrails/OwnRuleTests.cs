using Tap.Guardrails;
using Tap.Storage;

namespace Tap.Tests.Guardrails;

/// <summary>A rule that an assembly other than the guardrails' declares, by nothing but public and protected members.</summary>
public sealed class OwnRuleTests
{
    private const string Id = "ACME-SQS-1";

    [Test]
    public void Its_findings_are_in_the_report()
    {
        var report = StackReport.Of(stack => _ = new DeadLetterQueue(stack, "orders"), clock: null, new QueueHasTags());
        Assert.That(
            report.ToString(),
            Does.StartWith("Guardrails: 1 error, 0 warnings").And.Contain("error ACME-SQS-1: Queues have an owner")
                .And.Contain("- test/orders/queue (aws_sqs_queue.orders_queue_").And.Contain(") has no tag Owner")
                .And.Contain("Way out: give it the tag Owner.").And.Contain("Source: https://example.com/tags"));
    }

    [Test]
    public void It_finds_nothing_where_it_is_kept() => Assert.That(
        Report(stack => new DeadLetterQueue(stack, "orders").Queue.Tags = new Dictionary<string, string> { ["Owner"] = "sales" }).IsClean);

    [Test]
    public void It_is_acknowledged_as_any_other() => Assert.That(
        Report(stack => new DeadLetterQueue(stack, "orders").Acknowledge(Id, "Nobody owns it.")).IsClean);

    [Test]
    public void An_acknowledgement_of_it_that_no_finding_needs_is_refused() => Assert.That(
        Report(stack => new SecureBucket(stack, "data").Acknowledge(Id, "Nobody owns it.")).ToString(),
        Does.Contain($"The acknowledgement of {Id} at 'test/data' matches no finding: move it"));

    [Test]
    public void Where_the_app_does_not_run_it_it_is_unknown() => Assert.That(
        StackReport.Of(stack => new DeadLetterQueue(stack, "orders").Acknowledge(Id, "Nobody owns it.")).ToString(),
        Does.Contain("there is no such rule. Rules: TAP-API-1, ").And.Not.Contain($", {Id}"));

    [Test]
    public void An_unknown_rule_is_answered_with_it_too() => Assert.That(
        Report(stack => new DeadLetterQueue(stack, "orders").Acknowledge("ACME-SQS-2", "A reason.")).ToString(),
        Does.Contain($"there is no such rule. Rules: {Id}, TAP-API-1,"));

    [TestCase("{}")]
    [TestCase("""{ "tags": { "Name": "orders" } }""")]
    [TestCase("""{ "tags": [] }""")]
    public void The_verifier_says_that_a_configuration_breaks_it(string arguments) =>
        RuleVerifier.Breaks(new QueueHasTags(), Queue(arguments), "aws_sqs_queue.orders");

    [TestCase("""{ "tags": { "Owner": "sales" } }""")]
    [TestCase("""{ "tags": { "Owner": "${var.owner}" } }""")]
    [TestCase("""{ "tags": "${{ Owner = upper(\"sales\") }}" }""")]
    public void The_verifier_says_that_a_configuration_keeps_it(string arguments) =>
        RuleVerifier.Keeps(new QueueHasTags(), Queue(arguments));

    [Test]
    public void Rules_of_a_folder_are_found_in_their_assembly() =>
        Assert.That(Rule.AllIn(typeof(OwnRuleTests).Assembly).Select(rule => rule.Id), Contains.Item(Id));

    private static string Queue(string arguments) => $$"""{ "resource": { "aws_sqs_queue": { "orders": {{arguments}} } } }""";

    private static GuardrailReport Report(Action<TapStack> build) => StackReport.Of(build, clock: null, new QueueHasTags());

    private sealed class QueueHasTags : Rule
    {
        public override string Id => OwnRuleTests.Id;

        public override string Title => "Queues have an owner";

        public override Uri Source => new("https://example.com/tags");

        public override string WayOut => "give it the tag Owner.";

        public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_sqs_queue")
            .Where(queue => !queue["tags"]["Owner"].IsPresent)
            .Select(queue => On(queue, "has no tag Owner"));
    }
}
