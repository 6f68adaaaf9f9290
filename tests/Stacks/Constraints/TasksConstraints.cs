using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <summary>The fifteen constraints of the <c>tasks</c> stack.</summary>
internal static partial class TasksConstraints
{
    private static readonly string[] Handlers = ["delete-handler", "get-handler", "post-handler", "put-handler"];

    public static IReadOnlyList<Constraint> All { get; } =
    [
        new(1, "Newest_runtime_the_provider_accepts",
            stack => Each(stack, "aws_lambda_function", function => function.Text("runtime") == "nodejs22.x"),
            broken => broken.First("aws_lambda_function")["runtime"] = "nodejs20.x"),
        new(2, "Log_group_with_30_days_per_function",
            stack => Functions(stack, function => stack.All("aws_cloudwatch_log_group").Any(group =>
                group.Text("name") == $"/aws/lambda/{function.Text("function_name")}"
                    && group.Text("retention_in_days") == "30"
                    && function.Texts("depends_on").Contains(group.Address))),
            broken => broken.Resources("aws_cloudwatch_log_group")
                .Single(group => group.Key.StartsWith("get-handler", StringComparison.Ordinal)).Value!["retention_in_days"] = 7,
            broken => broken.First("aws_lambda_function")["depends_on"] = new System.Text.Json.Nodes.JsonArray()),
        new(3, "A_minimal_role_per_function",
            stack => [
                .. Functions(
                    stack, function => stack.All("aws_lambda_function").Count(other => other.Text("role") == function.Text("role")) == 1),
                .. WiderThanNeeded(stack),
            ],
            broken => broken.First("aws_lambda_function")["role"] = broken.Resources("aws_lambda_function")
                .Last().Value!["role"]!.DeepClone(),
            broken => broken.First("aws_iam_policy")["policy"] =
                """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}"""),
        new(4, "Log_level_in_the_environment",
            stack => Functions(
                stack, function => function.Text("environment.variables.LOG_LEVEL") == "INFO"
                    && function.Text("environment.variables.DEBUG_ENABLED") == "false"),
            broken => ((System.Text.Json.Nodes.JsonObject)broken.First("aws_lambda_function")["environment"]!["variables"]!).Remove(
                "LOG_LEVEL")),
        new(5, "Package_bucket_with_access_control",
            stack => PackageBucket(stack, "aws_s3_bucket_public_access_block",
                block => new[] { "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets" }.All(
                    name => block.Text(name) == "true"))
                .Concat(PackageBucket(
                    stack, "aws_s3_bucket_ownership_controls", controls => controls.Text("rule.object_ownership") == "BucketOwnerEnforced"))
                .Concat(Functions(stack, function => function.Text("s3_bucket")!.Contains("aws_s3_object.", StringComparison.Ordinal))),
            broken => broken.First("aws_s3_bucket_public_access_block")["restrict_public_buckets"] = false,
            broken => broken.RemoveFirst("aws_s3_bucket_ownership_controls")),
        new(6, "API_wired_to_the_functions",
            Unwired,
            broken => broken.Resources("aws_api_gateway_integration").First(integration => integration.Key.Contains(
                "GET", StringComparison.Ordinal)).Value!["uri"] = "${aws_lambda_function.other.invoke_arn}",
            broken => broken.RemoveFirst("aws_lambda_permission"),
            broken => broken.First("aws_lambda_permission")["source_arn"] = "${aws_api_gateway_rest_api.api_4F59AA66.execution_arn}/*"),
        new(7, "XRay_active",
            stack => Each(stack, "aws_lambda_function", function => function.Text("tracing_config.mode") == "Active"),
            broken => broken.First("aws_lambda_function")["tracing_config"]!["mode"] = "PassThrough"),
        new(8, "Table_on_demand",
            stack => Each(stack, "aws_dynamodb_table", table => table.Text("billing_mode") == "PAY_PER_REQUEST"),
            broken => broken.First("aws_dynamodb_table")["billing_mode"] = "PROVISIONED"),
        new(9, "Alarm_at_5_errors_in_5_minutes",
            stack => Functions(stack, function => stack.Alarms.Any(alarm =>
                alarm.Watches == $"AWS/Lambda Errors FunctionName={function.Text("function_name")}"
                && alarm.RingsWhen == "Errors: Sum >= 5 in 1 x 300 s"
                && alarm.Text("treat_missing_data") == "notBreaching"
                && alarm.Notifies(stack.Single("aws_sns_topic")))),
            broken => ErrorAlarm(broken)["threshold"] = 6,
            broken => ErrorAlarm(broken)["comparison_operator"] = "GreaterThanThreshold",
            broken => ErrorAlarm(broken)["statistic"] = "Average",
            broken => ErrorAlarm(broken)["period"] = 60,
            broken => ErrorAlarm(broken)["evaluation_periods"] = 2,
            broken => ErrorAlarm(broken)["dimensions"]!["FunctionName"] = "another",
            broken => ErrorAlarm(broken)["alarm_actions"] = new System.Text.Json.Nodes.JsonArray("${aws_sns_topic.another.arn}"),
            broken => ErrorAlarm(broken).Remove("alarm_actions"),
            broken => ErrorAlarm(broken).Remove("treat_missing_data")),
        new(10, "Parameter_store_SecureString",
            stack => Each(stack, "aws_ssm_parameter", parameter => parameter.Text("type") == "SecureString"
                && parameter.Text("value") is null
                && parameter.Text("value_wo") == """${coalesce(var.api_key, "unset")}"""
                && stack.At("variable.api_key").Text("sensitive") == "true"),
            broken => broken.First("aws_ssm_parameter")["type"] = "String",
            broken => broken.First("aws_ssm_parameter")["value"] = "in the source"),
        new(11, "Naming_convention",
            Misnamed,
            broken => broken.First("aws_lambda_function")["function_name"] = "get-handler",
            broken => ((System.Text.Json.Nodes.JsonObject)broken.First("aws_subnet")["tags"]!).Remove("Name")),
        new(12, "VPC_with_two_zones",
            stack => new[] { "public", "private" }.Where(
                kind => stack.All("aws_subnet").Where(subnet => subnet.Address.Contains(kind, StringComparison.Ordinal))
                    .Select(subnet => subnet.Text("availability_zone")).Distinct().Count() != 2),
            broken => broken.RemoveFirst("aws_subnet"),
            broken => broken.First("aws_subnet")["availability_zone"] = broken.Resources("aws_subnet")
                .First(subnet => subnet.Key.Contains("public-us-east-1b", StringComparison.Ordinal)
                    || subnet.Key.Contains("private-us-east-1b", StringComparison.Ordinal)).Value!["availability_zone"]!.DeepClone()),
        new(13, "Functions_in_private_subnets_with_endpoints",
            NotPrivate,
            broken => broken.First(
                "aws_lambda_function")["vpc_config"]!["subnet_ids"]![0] = "${aws_subnet.network_public-us-east-1a_25D5F5CE.id}",
            broken => broken.RemoveFirst("aws_vpc_endpoint")),
        new(14, "TLS_only_bucket",
            stack => PackageBucket(stack, "aws_s3_bucket_policy",
                policy => policy.Document("policy").GetProperty("Statement").EnumerateArray().Any(DeniesInsecureTransport)),
            broken => broken.First("aws_s3_bucket_policy")["policy"] = """{"Version":"2012-10-17","Statement":[]}"""),
        new(15, "Encryption_at_rest",
            stack => PackageBucket(stack, "aws_s3_bucket_server_side_encryption_configuration",
                    encryption => encryption.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm") == "AES256")
                .Concat(Each(stack, "aws_dynamodb_table", table => table.Text("server_side_encryption.enabled") == "true"))
                .Concat(Each(stack, "aws_sns_topic", topic => topic.Text("kms_master_key_id") is not null)),
            broken => broken.RemoveFirst("aws_s3_bucket_server_side_encryption_configuration"),
            broken => broken.First("aws_dynamodb_table")["server_side_encryption"]!["enabled"] = false,
            broken => broken.First("aws_sns_topic").Remove("kms_master_key_id")),
    ];

    private static IEnumerable<string> Each(SynthesizedStack stack, string type, Func<SynthesizedResource, bool> holds)
    {
        var resources = stack.All(type);
        return resources.Count == 0
            ? [$"there is no {type}"]
            : resources.Where(resource => !holds(resource)).Select(resource => resource.ToString());
    }

    private static IEnumerable<string> Functions(SynthesizedStack stack, Func<SynthesizedResource, bool> holds) =>
        stack.All("aws_lambda_function").Count == Handlers.Length
            ? Each(stack, "aws_lambda_function", holds)
            : ["there are not just the four handlers"];

    private static IEnumerable<string> PackageBucket(SynthesizedStack stack, string type, Func<SynthesizedResource, bool> holds)
    {
        var bucket = stack.Single("aws_s3_bucket");
        return stack.All(type).Any(resource => resource.Text("bucket") == bucket.Reference("id") && holds(resource))
            ? []
            : [$"{bucket.Address} has no {type} as it should be"];
    }

    private static System.Text.Json.Nodes.JsonObject ErrorAlarm(StackMutation broken) => (System.Text.Json.Nodes.JsonObject)broken
        .Resources("aws_cloudwatch_metric_alarm").First(alarm => alarm.Value!["metric_name"]!.GetValue<string>() == "Errors").Value!;

    private static bool DeniesInsecureTransport(JsonElement statement) =>
        statement.GetProperty("Effect").GetString() == "Deny"
        && statement.GetProperty("Principal").GetString() == "*"
        && statement.GetProperty("Action").GetString() == "s3:*"
        && statement.GetProperty("Resource").GetArrayLength() == 2
        && statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString() == "false";

    [GeneratedRegex("^(alias/|/aws/[a-z-]+/)?trainr963-dev-[a-z0-9]+-[a-z0-9-]+-production$")]
    private static partial Regex Convention();
}
