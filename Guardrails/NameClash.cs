namespace Tap.Guardrails;

/// <summary>Resources that would have the same physical name. AWS rejects all but the first of them.</summary>
/// <param name="Kind">The kind of resource, such as <c>S3 bucket</c>.</param>
/// <param name="Name">The name, as the first resource has it.</param>
/// <param name="Resources">The resources, two or more, in the order of their paths.</param>
public sealed record NameClash(string Kind, string Name, IReadOnlyList<ResourceBlock> Resources)
{
    // Resource types whose names are unique in the account and region, or globally, with the argument that holds the name.
    private static readonly Dictionary<string, NameArgument> Named = new()
    {
        // Two APIs may have the same name, but not the same ApiName of their metrics, and not the same access log group, which has their
        // name.
        ["aws_api_gateway_rest_api"] = new("API Gateway REST API", "name"),
        ["aws_cloudwatch_composite_alarm"] = new("CloudWatch alarm", "alarm_name"),
        ["aws_cloudwatch_dashboard"] = new("CloudWatch dashboard", "dashboard_name"),
        ["aws_cloudwatch_event_rule"] = new("EventBridge rule", "name"),
        ["aws_cloudwatch_log_group"] = new("CloudWatch log group", "name"),
        ["aws_cloudwatch_metric_alarm"] = new("CloudWatch alarm", "alarm_name"),
        ["aws_dynamodb_table"] = new("DynamoDB table", "name"),
        ["aws_iam_group"] = new("IAM group", "name"),
        ["aws_iam_instance_profile"] = new("IAM instance profile", "name"),
        ["aws_iam_policy"] = new("IAM policy", "name"),
        ["aws_iam_role"] = new("IAM role", "name"),
        ["aws_iam_user"] = new("IAM user", "name"),
        ["aws_kinesis_stream"] = new("Kinesis stream", "name"),
        ["aws_kms_alias"] = new("KMS alias", "name"),
        ["aws_lambda_function"] = new("Lambda function", "function_name"),
        ["aws_s3_bucket"] = new("S3 bucket", "bucket"),
        ["aws_secretsmanager_secret"] = new("Secrets Manager secret", "name"),
        ["aws_security_group"] = new("security group", "name"),
        ["aws_sfn_state_machine"] = new("Step Functions state machine", "name"),
        ["aws_sns_topic"] = new("SNS topic", "name"),
        ["aws_sqs_queue"] = new("SQS queue", "name"),
        ["aws_ssm_parameter"] = new("SSM parameter", "name"),
    };

    // IAM ignores case (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), and bucket names have no upper-case
    // letters.
    private static readonly string[] WithoutCase = ["aws_iam_", "aws_s3_bucket"];

    /// <summary>Returns the clashes among the resources of all stacks of an app.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <returns>The clashes, by kind and name.</returns>
    public static IReadOnlyList<NameClash> Among(IReadOnlyList<StackModel> stacks) =>
    [
        .. from stack in stacks.Select((stack, index) => new { stack.Resources, Index = index })
           from resource in stack.Resources
           where Named.ContainsKey(resource.Type)
           let named = Named[resource.Type]
           let name = NameOf(resource[named.Argument])
           where name is not null
           orderby resource.Path
           group new { resource, name } by new { named.Kind, Key = Key(resource, name, stack.Index) } into same
           where same.Count() > 1
           orderby same.Key.Kind, same.First().name
           select new NameClash(same.Key.Kind, same.First().name, [.. same.Select(one => one.resource)]),
    ];

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Resources.Count} resources would have the {Kind} name '{Name}':\n"
        + string.Concat(Resources.Select(resource => $"  - {resource.Path} ({resource.Address})\n"))
        + "  Way out: give all but one a Name of their own. Without one, a name carries the stack and the construct's id.\n";

    // A name that is not known clashes with the same expression.
    private static string? NameOf(Value name) => name.IsPresent ? name.Expression : null;

    private static string Key(ResourceBlock resource, string name, int stack)
    {
        var spelled = WithoutCase.Any(type => resource.Type.StartsWith(type, StringComparison.Ordinal)) ? name.ToUpperInvariant() : name;
        // A reference has another value in each stack, and the name of a security group is unique only in its VPC.
        var within = name.Contains("${", StringComparison.Ordinal) || resource.Type == "aws_security_group"
            ? $"{stack} {resource["vpc_id"].Expression}"
            : "";
        return $"{spelled} {within} {resource["provider"].Expression}";
    }

    private sealed record NameArgument(string Kind, string Argument);
}
