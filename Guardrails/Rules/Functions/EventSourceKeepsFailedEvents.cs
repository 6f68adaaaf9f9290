namespace Tap.Guardrails;

/// <summary>What a function fails on again and again is kept, and is in nobody's way, where a queue or stream brings its events.</summary>
internal sealed class EventSourceKeepsFailedEvents : Rule
{
    private const string Queue = "aws_sqs_queue";
    private const string Redrive = "redrive_policy";

    // Kinds of streams, which know no dead letters: the mapping sends what fails to its own destination.
    private static readonly string[] Streams = ["kinesis", "dynamodb", "kafka"];

    private static readonly string[] StreamTypes =
        ["aws_kinesis_stream", "aws_kinesis_stream_consumer", "aws_dynamodb_table", "aws_msk_cluster", "aws_msk_serverless_cluster"];

    public override string Id => "TAP-LAMBDA-12";

    public override string Title => "Queues and streams that invoke a function keep what it fails on";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html");

    public override string? Exemptions => "Brokers of Amazon MQ and clusters of DocumentDB, whose mappings take no destination.";

    public override string WayOut =>
        "give the queue a redrive_policy with a dead-letter queue, and the mapping of a stream a destination_config with on_failure: what "
        + "fails comes again until it expires, and holds up a stream.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        stack.All("aws_lambda_event_source_mapping").SelectMany(mapping => mapping["event_source_arn"].IsPresent
            ? mapping["event_source_arn"].Alternatives.SelectMany(source => CheckSource(stack, mapping, source))
            : mapping.Blocks("self_managed_event_source").Count > 0 ? CheckStream(mapping, Value.Of("a cluster of Kafka"))
            : []);

    private IEnumerable<Finding> CheckSource(StackModel stack, ResourceBlock mapping, Value source)
    {
        if (stack.ReferredToBy(source, Queue) is { } queue)
            return CheckQueue(stack, mapping, queue);
        var service = source.Text?.Split(':') is [_, _, var name, ..] ? name : null;
        if (Streams.Contains(service) || source.References.Any(IsStream))
            return CheckStream(mapping, source);
        if (service is "mq" or "rds")
            return [];
        if (service == "sqs" && stack.ReferredToBy(Value.Of(source.Text![(source.Text!.LastIndexOf(':') + 1)..]), Queue) is { } named)
            return CheckQueue(stack, mapping, named);
        return Keeps(mapping) == Proof.Holds ? [] : [
            On(mapping, $"is not proven to keep the rule: {source}, its source, is not in this stack", source, "a queue of this stack") with
            {
                IsProven = false,
            },
        ];
    }

    private static bool IsStream(Reference reference) => reference.Block.Split('.') switch
    {
        ["data", var type, ..] => StreamTypes.Contains(type),
        var path => StreamTypes.Contains(path[0]),
    };

    private IEnumerable<Finding> CheckQueue(StackModel stack, ResourceBlock mapping, ResourceBlock queue)
    {
        var policies = stack.Of("aws_sqs_queue_redrive_policy", "queue_url", queue)
            .Prepend(new OwnedResource(queue, Proof.Holds)).ToList();
        var best = Proofs.Strongest(policies, IsKept)!;
        return Require(
            IsKept(best), mapping, $"takes messages from {queue.Address}, which has no dead-letter queue",
            $"the redrive policy of {queue.Address}", best.Resource[Redrive], Redrive);

        static Proof IsKept(OwnedResource one) => HasTarget(one.Resource[Redrive]).And(one.Belongs);
    }

    private IEnumerable<Finding> CheckStream(ResourceBlock mapping, Value source) => Require(
        Keeps(mapping), mapping, $"has no destination for what fails of {source}", "its destination",
        mapping.Said("destination_config", "on_failure"), "destination_config with on_failure");

    private static Proof Keeps(ResourceBlock mapping) => mapping.Has("destination_config", destinations =>
        destinations.Has("on_failure", onFailure => onFailure["destination_arn"].IsArn()));

    private static Proof HasTarget(Value policy)
    {
        if (!policy.IsPresent || policy.Text == "")
            return Proof.Broken;
        var read = JsonText.Read(policy);
        return read.Kind == ValueKind.Unknown && read.Alternatives.Count == 1 ? Proof.Unproven : read["deadLetterTargetArn"].IsArn();
    }
}
