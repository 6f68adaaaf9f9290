namespace Tap.Guardrails;

/// <summary>Finds what invokes functions asynchronously (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html).</summary>
internal static class AsynchronousCalls
{
    private const string Permission = "aws_lambda_permission";

    // Services that put an event into Lambda's own queue, instead of waiting for an answer.
    private static readonly string[] Services =
    [
        "cloudformation.amazonaws.com", "codecommit.amazonaws.com", "config.amazonaws.com", "events.amazonaws.com", "iot.amazonaws.com",
        "logs.amazonaws.com", "s3.amazonaws.com", "scheduler.amazonaws.com", "ses.amazonaws.com", "sns.amazonaws.com",
    ];

    // The block, if any, and the argument in which such a service is told the function.
    private static readonly Dictionary<string, (string[] Blocks, string Argument)> Targets = new()
    {
        ["aws_s3_bucket_notification"] = (["lambda_function"], "lambda_function_arn"),
        ["aws_cloudwatch_event_target"] = ([], "arn"),
        ["aws_scheduler_schedule"] = (["target"], "arn"),
        ["aws_cloudwatch_log_subscription_filter"] = ([], "destination_arn"),
        ["aws_ses_receipt_rule"] = (["lambda_action"], "function_arn"),
        ["aws_iot_topic_rule"] = (["lambda"], "function_arn"),
    };

    private static readonly string[] Destinations = ["on_success", "on_failure"];

    /// <summary>Returns what may invoke a function asynchronously.</summary>
    /// <returns>Each with how it names the function, and with the proof that it invokes this one.</returns>
    public static IEnumerable<AsynchronousCall> Of(ResourceBlock function, StackModel stack) =>
        stack.Resources.SelectMany(CallsBy)
            .Select(call => call with { Proof = call.Proof.And(call.Target.StandsFor(function, stack)) })
            .Where(call => call.Proof != Proof.Broken);

    private static IEnumerable<AsynchronousCall> CallsBy(ResourceBlock resource)
    {
        if (Targets.TryGetValue(resource.Type, out var target))
            return In(resource, target.Blocks).Select(block => new AsynchronousCall(resource, block[target.Argument], Proof.Holds));
        return resource.Type switch
        {
            Permission => [new(resource, resource["function_name"], resource["principal"].IsOneOf(Services))],
            "aws_sns_topic_subscription" => [new(resource, resource["endpoint"], resource["protocol"].IsOneOf("lambda"))],
            "aws_api_gateway_integration" => [new(resource, resource["uri"], IsEvent(resource["request_parameters"]))],
            "aws_lambda_function_event_invoke_config" =>
                from destinations in resource.Blocks("destination_config")
                from destination in Destinations.SelectMany(destinations.Blocks)
                select new AsynchronousCall(resource, destination["destination"], Proof.Holds),
            _ => [],
        };
    }

    private static IEnumerable<Block> In(Block block, IEnumerable<string> path) =>
        path.Aggregate<string, IEnumerable<Block>>([block], (blocks, name) => blocks.SelectMany(one => one.Blocks(name)));

    private static Proof IsEvent(Value parameters) =>
        parameters["integration.request.header.X-Amz-Invocation-Type"].IsOneOf("'Event'");
}
