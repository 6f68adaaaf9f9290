using System.Text.Json.Nodes;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <summary>The fifteen constraints of the <c>tasks</c> stack, in their order.</summary>
internal static partial class TasksConstraints
{
    public static IReadOnlyList<Constraint> All { get; } =
    [
        new(1, "Newest_runtime_the_provider_accepts",
            "Every function runs on nodejs22.x, the newest runtime that the pinned AWS provider accepts.",
            stack => EachFunction(stack, function => function.Text("runtime") == "nodejs22.x"),
            broken => broken.Function["runtime"] = "nodejs20.x"),
        new(2, "Log_group_with_30_days_per_function",
            "Every function has a log group that keeps logs for 30 days and exists before the function.",
            stack => EachFunction(stack, function => stack.LogGroupOf(function) is { } logs
                && logs.Text("retention_in_days") == "30"
                && function.Texts("depends_on").Contains(logs.Address)),
            broken => broken.Named("aws_cloudwatch_log_group", "get-handler")["retention_in_days"] = 7,
            broken => broken.Function["depends_on"] = new JsonArray()),
        new(3, "A_minimal_role_per_function",
            "Every function has a role of its own, with three AWS-managed policies and one customer-managed policy that allows its own "
                + "actions on the table and reading the API key; there is no inline policy.",
            stack =>
            [
                .. EachFunction(stack, function => stack.Functions.Count(other => other.Text("role") == function.Text("role")) == 1),
                .. EachFunction(stack, function => stack.AwsManagedPoliciesOf(function).SequenceEqual(
                    ["AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess"])),
                .. EachFunction(stack, function => stack.CustomerManagedPoliciesOf(function).Count == 1),
                .. EachFunction(stack, function => stack.GrantsOf(function).SequenceEqual(
                    [$"{HandlerOf(function).TableActions} on {Table(stack).Reference("arn")}",
                        $"ssm:GetParameter on {ApiKey(stack).Reference("arn")}"])),
                .. stack.All("aws_iam_role_policy").Select(policy => $"{policy.Address} is an inline policy"),
            ],
            broken => broken.Function["role"] = broken.Resources("aws_lambda_function").Last().Value!["role"]!.DeepClone(),
            broken => broken.First("aws_iam_policy")["policy"] =
                """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}""",
            broken => broken.Named("aws_iam_role_policy_attachment", "get-handler_role_XRay")["policy_arn"] =
                "arn:aws:iam::aws:policy/AdministratorAccess",
            broken => broken.Add("aws_iam_role_policy", [])),
        new(4, "Log_level_in_the_environment",
            "Every function reads its log level and its debug switch from the environment.",
            stack => EachFunction(
                stack, function => function.Variable("LOG_LEVEL") == "INFO" && function.Variable("DEBUG_ENABLED") == "false"),
            broken => ((JsonObject)broken.Function["environment"]!["variables"]!).Remove("LOG_LEVEL"),
            broken => ((JsonObject)broken.Function["environment"]!["variables"]!).Remove("DEBUG_ENABLED")),
        new(5, "Package_bucket_with_access_control",
            "The package bucket blocks public access and disables ACLs, and every function runs from an object in it.",
            stack =>
            [
                .. Unless(stack.BlocksPublicAccess(PackageBucket(stack)), "the package bucket does not block public access"),
                .. Unless(stack.DisablesAcls(PackageBucket(stack)), "the package bucket takes ACLs"),
                .. EachFunction(stack, function => stack.PackageBucketOf(function) == PackageBucket(stack)),
            ],
            broken => broken.First("aws_s3_bucket_public_access_block")["restrict_public_buckets"] = false,
            broken => broken.RemoveFirst("aws_s3_bucket_ownership_controls"),
            broken => broken.Function["s3_bucket"] = "another"),
        new(6, "API_wired_to_the_functions",
            "GET, POST, PUT and DELETE under /tasks are proxied to the handler of their method, which nothing else may invoke.",
            stack =>
            [
                .. Unless(MethodsOf(stack).Order().SequenceEqual(AllRoutes),
                    $"the API has the routes {string.Join(", ", MethodsOf(stack))}"),
                .. Each(stack.Functions, function => RoutesTo(stack, function).Order().SequenceEqual(HandlerOf(function).Routes.Order())),
                .. Each(stack.Functions, function => stack.InvokersOf(function).Order().SequenceEqual(InvokersAllowed(stack, function))),
            ],
            broken => broken.Named("aws_api_gateway_integration", "GET")["uri"] = "${aws_lambda_function.other.invoke_arn}",
            broken => broken.Named("aws_api_gateway_integration", "GET")["type"] = "AWS",
            broken => broken.RemoveFirst("aws_lambda_permission"),
            broken => broken.First("aws_lambda_permission")["source_arn"] = "${aws_api_gateway_rest_api.api_4F59AA66.execution_arn}/*"),
        new(7, "XRay_active",
            "X-Ray traces every function actively.",
            stack => EachFunction(stack, function => function.Text("tracing_config.mode") == "Active"),
            broken => broken.Function["tracing_config"]!["mode"] = "PassThrough"),
        new(8, "Table_on_demand",
            "The table is billed on demand.",
            stack => Unless(Table(stack).Text("billing_mode") == "PAY_PER_REQUEST", "the table has provisioned capacity"),
            broken => broken.First("aws_dynamodb_table")["billing_mode"] = "PROVISIONED"),
        new(9, "Alarm_at_5_errors_in_5_minutes",
            "Every function has an alarm that notifies the topic of 5 errors or more within 5 minutes.",
            stack => EachFunction(stack, function => stack.Alarms.Any(alarm =>
                alarm.Watches == $"AWS/Lambda Errors FunctionName={function.FunctionName}"
                && alarm.RingsWhen == "Errors: Sum >= 5 in 1 x 300 s"
                && alarm.Text("treat_missing_data") == "notBreaching"
                && alarm.Notifies(stack.Single("aws_sns_topic")))),
            broken => broken.ErrorAlarm["threshold"] = 6,
            broken => broken.ErrorAlarm["comparison_operator"] = "GreaterThanThreshold",
            broken => broken.ErrorAlarm["statistic"] = "Average",
            broken => broken.ErrorAlarm["period"] = 60,
            broken => broken.ErrorAlarm["evaluation_periods"] = 2,
            broken => broken.ErrorAlarm["dimensions"]!["FunctionName"] = "another",
            broken => broken.ErrorAlarm["alarm_actions"] = new JsonArray("${aws_sns_topic.another.arn}"),
            broken => broken.ErrorAlarm.Remove("alarm_actions"),
            broken => broken.ErrorAlarm.Remove("treat_missing_data")),
        new(10, "Parameter_store_SecureString",
            "The API key is a SecureString parameter whose value comes from a sensitive variable and stays out of plan and state.",
            stack => Unless(
                ApiKey(stack).Text("type") == "SecureString"
                    && ApiKey(stack).Text("value") is null
                    && ApiKey(stack).Text("value_wo") == """${coalesce(var.api_key, "unset")}"""
                    && stack.At("variable.api_key").Text("sensitive") == "true",
                $"{ApiKey(stack)}"),
            broken => broken.First("aws_ssm_parameter")["type"] = "String",
            broken => broken.First("aws_ssm_parameter")["value"] = "in the source",
            broken => broken.First("aws_ssm_parameter")["value_wo"] = "in the source"),
        new(11, "Naming_convention",
            "Every name is {project}-{suffix}-{component}-{name}-{environment}; what has no name of its own carries it as its Name tag.",
            stack => NamesOf(stack).Where(named => !Convention.IsMatch(named.Name ?? ""))
                .Select(named => $"{named.Resource.Address} is named '{named.Name}'"),
            broken => broken.Function["function_name"] = "get-handler",
            broken => ((JsonObject)broken.First("aws_subnet")["tags"]!).Remove("Name")),
        new(12, "VPC_with_two_zones",
            "The VPC 10.0.0.0/16 has a public and a private subnet in each of two availability zones.",
            stack =>
            [
                .. Unless(stack.Single("aws_vpc").Text("cidr_block") == "10.0.0.0/16", "the VPC has another range"),
                .. Unless(AreInBothZones(stack.PublicSubnets), "public subnets are not in two zones"),
                .. Unless(AreInBothZones(stack.PrivateSubnets), "private subnets are not in two zones"),
            ],
            broken => broken.RemoveFirst("aws_subnet"),
            broken => broken.Named("aws_subnet", "private-us-east-1a")["availability_zone"] = "us-east-1b",
            broken => broken.Named("aws_subnet", "public-us-east-1a")["availability_zone"] = "us-east-1b",
            broken => broken.Named("aws_route", "private-internet-us-east-1a")["gateway_id"] = "${aws_internet_gateway.another.id}",
            broken => broken.First("aws_vpc")["cidr_block"] = "10.1.0.0/16"),
        new(13, "Functions_in_private_subnets_with_endpoints",
            "Every function is in the private subnets, in a security group that lets out ports 443 and 80 and nothing in; "
                + "S3 and DynamoDB have gateway endpoints.",
            stack =>
            [
                .. EachFunction(stack, function => function.Texts("vpc_config.subnet_ids").Order()
                    .SequenceEqual(stack.PrivateSubnets.Select(subnet => subnet.Reference("id")).Order())),
                .. EachFunction(stack, function => function.Texts("vpc_config.security_group_ids")
                    .SequenceEqual([SecurityGroup(stack).Reference("id")])),
                .. Unless(stack.EgressOf(SecurityGroup(stack)).SequenceEqual(["tcp 443-443 to 0.0.0.0/0", "tcp 80-80 to 0.0.0.0/0"]),
                    $"the security group lets out {string.Join(", ", stack.EgressOf(SecurityGroup(stack)))}"),
                .. Unless(!stack.HasIngress(SecurityGroup(stack)), "the security group lets something in"),
                .. Unless(stack.HasGatewayEndpoint("s3"), "S3 has no gateway endpoint on all route tables"),
                .. Unless(stack.HasGatewayEndpoint("dynamodb"), "DynamoDB has no gateway endpoint on all route tables"),
            ],
            broken => broken.Function["vpc_config"]!["subnet_ids"]![0] = "${aws_subnet.network_public-us-east-1a_25D5F5CE.id}",
            broken => broken.RemoveFirst("aws_vpc_endpoint"),
            broken => broken.Function["vpc_config"]!["security_group_ids"]![0] = "${aws_security_group.another.id}",
            broken => broken.First("aws_vpc_security_group_egress_rule")["from_port"] = 0,
            broken => broken.Add("aws_vpc_security_group_ingress_rule", new()
            {
                ["security_group_id"] = broken.First("aws_vpc_security_group_egress_rule")["security_group_id"]!.DeepClone(),
            })),
        new(14, "TLS_only_bucket",
            "The package bucket's policy denies every request without TLS.",
            stack => Unless(stack.DeniesInsecureTransport(PackageBucket(stack)), "the package bucket allows requests without TLS"),
            broken => broken.First("aws_s3_bucket_policy")["policy"] = """{"Version":"2012-10-17","Statement":[]}"""),
        new(15, "Encryption_at_rest",
            "The package bucket, the table and the alarm topic are encrypted at rest.",
            stack =>
            [
                .. Unless(stack.EncryptionOf(PackageBucket(stack)) == "AES256", "the package bucket is not encrypted with AES256"),
                .. Unless(Table(stack).Text("server_side_encryption.enabled") == "true", "the table is not encrypted"),
                .. Unless(stack.Single("aws_sns_topic").Text("kms_master_key_id") is not null, "the topic is not encrypted"),
            ],
            broken => broken.RemoveFirst("aws_s3_bucket_server_side_encryption_configuration"),
            broken => broken.First("aws_dynamodb_table")["server_side_encryption"]!["enabled"] = false,
            broken => broken.First("aws_sns_topic").Remove("kms_master_key_id")),
    ];
}
