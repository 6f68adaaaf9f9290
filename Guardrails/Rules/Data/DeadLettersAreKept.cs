namespace Tap.Guardrails;

/// <summary>Queues of dead letters keep them as long as SQS does.</summary>
internal sealed class DeadLettersAreKept : Rule
{
    private const int Longest = 14 * 24 * 3600;

    // Where resources name the queue that takes what they could not deliver. JSON of a redrive policy names it within.
    private static readonly Dictionary<string, string[]> Targets = new()
    {
        ["aws_cloudwatch_event_target"] = ["dead_letter_config.arn"],
        ["aws_lambda_event_source_mapping"] = ["destination_config.on_failure.destination_arn"],
        ["aws_lambda_function"] = ["dead_letter_config.target_arn"],
        ["aws_lambda_function_event_invoke_config"] = ["destination_config.on_failure.destination"],
        ["aws_pipes_pipe"] =
        [
            "source_parameters.dynamodb_stream_parameters.dead_letter_config.arn",
            "source_parameters.kinesis_stream_parameters.dead_letter_config.arn",
        ],
        ["aws_scheduler_schedule"] = ["target.dead_letter_config.arn"],
        ["aws_sns_topic_subscription"] = ["redrive_policy"],
        ["aws_sqs_queue"] = ["redrive_policy"],
        ["aws_sqs_queue_redrive_policy"] = ["redrive_policy"],
    };

    public override string Id => "TAP-SQS-4";

    public override string Title => "Dead letters are kept for the longest time";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html");

    public override string Exemptions =>
        "Queues that no resource of the stack sends dead letters to, and whose names do not speak of them, keep messages as they like.";

    public override string WayOut => "make it a DeadLetterQueue, or set message_retention_seconds to 1209600, 14 days: "
        + "a letter keeps the time at which it was first sent, so a shorter time may leave nobody a day to look at it.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var targets = Targets.SelectMany(target => stack.All(target.Key).SelectMany(resource =>
            target.Value.SelectMany(path => TargetsOf(resource, path.Split('.'))))).ToList();
        return from queue in stack.All("aws_sqs_queue")
               where IsNamedForDeadLetters(queue) || targets.Exists(target => queue.IsReferredToBy(target) == Proof.Holds)
               let retention = queue["message_retention_seconds"]
               from finding in Require(
                   retention.Is(value => value.Number >= Longest), queue,
                   retention.IsPresent ? $"keeps dead letters for {retention} seconds" : "keeps dead letters for SQS's default, 4 days",
                   "message_retention_seconds", retention, $"{Longest}")
               select finding;
    }

    private static IEnumerable<Value> TargetsOf(Block block, string[] path) => path switch
    {
        ["redrive_policy"] => block["redrive_policy"] is { IsPresent: true } policy ? [JsonText.Read(policy)["deadLetterTargetArn"]] : [],
        [var argument] => [block[argument]],
        _ => block.Blocks(path[0]).SelectMany(nested => TargetsOf(nested, path[1..])),
    };

    private static bool IsNamedForDeadLetters(ResourceBlock queue) =>
        (queue["name"].Text ?? queue["name_prefix"].Text ?? queue.LogicalId).Split('-', '_', '.') is var words
        && (words.Contains("dlq", StringComparer.OrdinalIgnoreCase)
            || (words.Contains("dead", StringComparer.OrdinalIgnoreCase)
                && words.Any(word => word.StartsWith("letter", StringComparison.OrdinalIgnoreCase)))
            || words.Any(word => word.StartsWith("deadletter", StringComparison.OrdinalIgnoreCase)));
}
