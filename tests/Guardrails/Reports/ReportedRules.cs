using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Reports;

/// <summary>Rules of an app for reports about few findings.</summary>
internal static class ReportedRules
{
    /// <summary>The configuration of a stack called <c>orders</c> that breaks all of them.</summary>
    public static readonly string Broken = TerraformJson.Of(
        """{ "//": { "metadata": { "stackName": "test" } } }""",
        """aws_sqs_queue.jobs { "delay_seconds": 90, "policy": "${var.policy_of_the_jobs}" }""",
        """aws_sqs_queue.mail { "delay_seconds": 5 }""",
        """aws_sns_topic.alarms {}""");

    public static IReadOnlyList<Rule> All { get; } = [new QueueIsQuick(), new TopicHasName()];

    /// <summary>The report on <see cref="Broken"/>.</summary>
    public static GuardrailReport Report(params IReadOnlyList<Acknowledgement> acknowledgements) => Report(Broken, acknowledgements);

    /// <summary>The report on a configuration.</summary>
    public static GuardrailReport Report(string configuration, params IReadOnlyList<Acknowledgement> acknowledgements)
    {
        var stack = StackModel.FromConfiguration(configuration, "cdktf.out/stacks/test/cdk.tf.json");
        return GuardrailReport.Of([stack], All, acknowledgements, new FixedClock(2026, 3, 1));
    }

    private sealed class QueueIsQuick : Rule
    {
        public override string Id => "ACME-SQS-1";

        public override string Title => "Queues deliver at once";

        public override Uri Source => new("https://example.com/queues");

        public override IReadOnlyList<Control> Controls =>
            [Control.SecurityHub("SQS.9"), Control.SecurityHub("SQS.10"), Control.Cis("7.1")];

        public override string? Exemptions => "Delays of a second are for tests.";

        public override string WayOut => "remove delay_seconds.";

        public override IEnumerable<Finding> Check(StackModel stack) => stack.All("aws_sqs_queue").SelectMany(queue => Require(
                queue["delay_seconds"].Is(delay => delay.Number is null or < 10), queue, "delays messages", "its delay",
                queue["delay_seconds"], "less than 10")
            .Concat(Require(
                queue["policy"].Is(policy => !policy.IsPresent), queue, "has a policy", "its policy", queue["policy"])));
    }

    private sealed class TopicHasName : Rule
    {
        public override string Id => "ACME-SNS-1";

        public override string Title => "Topics have a name";

        public override Severity Severity => Severity.Warning;

        public override Uri Source => new("https://example.com/topics");

        public override string WayOut => "give it a name.";

        public override IEnumerable<Finding> Check(StackModel stack) =>
            stack.All("aws_sns_topic").Where(topic => !topic["name"].IsPresent).Select(topic => On(topic, "has no name"));
    }
}
