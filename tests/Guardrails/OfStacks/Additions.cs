namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Resources that open another one.</summary>
internal static class Additions
{
    private const string Everybody = """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}""";
    private const string Everything = """{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}""";

    // The type of the resource that is opened, the type of what opens it, how, and its arguments, in which @ is the resource.
    private static readonly (string To, string Type, string What, string Arguments)[] All =
    [
        ("aws_s3_bucket", "aws_s3_bucket_acl", "everybody reads", """ "bucket": "${@.id}", "acl": "public-read" """),
        ("aws_s3_bucket", "aws_s3_bucket_policy", "public", $$""" "bucket": "${@.id}", "policy": "{{Everybody}}" """),
        ("aws_s3_bucket", "aws_s3_bucket_public_access_block", "blocks nothing", """ "bucket": "${@.id}" """),
        ("aws_s3_bucket", "aws_s3_bucket_versioning", "suspended",
            """ "bucket": "${@.id}", "versioning_configuration": {"status": "Suspended"} """),
        ("aws_s3_bucket", "aws_s3_bucket_ownership_controls", "owned by writers",
            """ "bucket": "${@.id}", "rule": {"object_ownership": "ObjectWriter"} """),
        ("aws_s3_bucket", "aws_s3_access_point", "public", $$""" "bucket": "${@.id}", "name": "open", "policy": "{{Everybody}}" """),
        ("aws_s3_bucket", "aws_s3_object", "readable by everybody", """ "bucket": "${@.id}", "key": "open", "acl": "public-read" """),
        ("aws_security_group", "aws_vpc_security_group_ingress_rule", "IPv4",
            """ "security_group_id": "${@.id}", "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1" """),
        ("aws_security_group", "aws_vpc_security_group_ingress_rule", "IPv6",
            """ "security_group_id": "${@.id}", "cidr_ipv6": "::/0", "ip_protocol": "tcp", "from_port": 22, "to_port": 22 """),
        ("aws_security_group", "aws_security_group_rule", "halves of IPv4",
            """
            "security_group_id": "${@.id}", "type": "ingress", "cidr_blocks": ["0.0.0.0/1", "128.0.0.0/1"],
            "protocol": "tcp", "from_port": 22, "to_port": 22
            """),
        ("aws_security_group", "aws_vpc_security_group_egress_rule", "everything",
            """ "security_group_id": "${@.id}", "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1" """),
        ("aws_vpc", "aws_network_acl_rule", "everything in",
            """
            "network_acl_id": "${@.default_network_acl_id}", "rule_number": 1, "egress": false,
            "protocol": "-1", "rule_action": "allow", "cidr_block": "0.0.0.0/0"
            """),
        ("aws_vpc", "aws_security_group", "inline ingress",
            """ "vpc_id": "${@.id}", "ingress": [{"cidr_blocks": ["0.0.0.0/0"], "protocol": "tcp", "from_port": 0, "to_port": 65535}] """),
        ("aws_lambda_function", "aws_lambda_function_url", "open",
            """ "function_name": "${@.function_name}", "authorization_type": "NONE" """),
        ("aws_lambda_function", "aws_lambda_permission", "everybody",
            """ "function_name": "${@.function_name}", "action": "lambda:InvokeFunction", "principal": "*" """),
        ("aws_lambda_function", "aws_lambda_permission", "every API",
            """ "function_name": "${@.function_name}", "action": "lambda:InvokeFunction", "principal": "apigateway.amazonaws.com" """),
        ("aws_iam_role", "aws_iam_role_policy", "inline", $$""" "role": "${@.name}", "policy": "{{Everything}}" """),
        ("aws_iam_role", "aws_iam_role_policy_attachment", "administrator",
            """ "role": "${@.name}", "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess" """),
        ("aws_iam_role", "aws_iam_policy_attachment", "administrator",
            """ "roles": ["${@.name}"], "name": "open", "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess" """),
        ("aws_iam_role", "aws_iam_role_policies_exclusive", "nothing", """ "role_name": "${@.name}", "policy_names": [] """),
        ("aws_iam_policy", "aws_iam_user_policy_attachment", "a user", """ "user": "somebody", "policy_arn": "${@.arn}" """),
        ("aws_kms_key", "aws_kms_key_policy", "everybody", $$""" "key_id": "${@.key_id}", "policy": "{{Everybody}}" """),
        ("aws_sqs_queue", "aws_sqs_queue_policy", "everybody", $$""" "queue_url": "${@.url}", "policy": "{{Everybody}}" """),
        ("aws_sns_topic", "aws_sns_topic_policy", "everybody", $$""" "arn": "${@.arn}", "policy": "{{Everybody}}" """),
        ("aws_sns_topic", "aws_sns_topic_subscription", "without TLS",
            """ "topic_arn": "${@.arn}", "protocol": "http", "endpoint": "http://example.com" """),
        ("aws_dynamodb_table", "aws_dynamodb_resource_policy", "everybody",
            $$""" "resource_arn": "${@.arn}", "policy": "{{Everybody}}" """),
        ("aws_secretsmanager_secret", "aws_secretsmanager_secret_policy", "everybody",
            $$""" "secret_arn": "${@.arn}", "policy": "{{Everybody}}" """),
        ("aws_secretsmanager_secret", "aws_secretsmanager_secret_version", "literal",
            """ "secret_id": "${@.id}", "secret_string": "Vx7-qLp2_zR9t" """),
        ("aws_api_gateway_rest_api", "aws_api_gateway_method", "open",
            """ "rest_api_id": "${@.id}", "resource_id": "${@.root_resource_id}", "http_method": "ANY", "authorization": "NONE" """),
        ("aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy", "everybody",
            $$""" "rest_api_id": "${@.id}", "policy": "{{Everybody}}" """),
        ("aws_api_gateway_rest_api", "aws_api_gateway_stage", "nothing",
            """ "rest_api_id": "${@.id}", "deployment_id": "abc", "stage_name": "open" """),
        ("aws_cloudwatch_log_group", "aws_cloudwatch_log_resource_policy", "everybody",
            $$""" "policy_name": "open", "policy_document": "{{Everybody}}" """),
        ("aws_subnet", "aws_instance", "public address",
            """ "subnet_id": "${@.id}", "associate_public_ip_address": true, "ami": "ami-1", "instance_type": "t4g.nano" """),
        ("aws_internet_gateway", "aws_default_security_group", "open",
            """ "vpc_id": "${@.vpc_id}", "ingress": [{"protocol": "-1", "cidr_blocks": ["0.0.0.0/0"], "from_port": 0, "to_port": 0}] """),
    ];

    /// <summary>Returns what opens a resource: its type, how it does, and its JSON.</summary>
    public static IEnumerable<(string Type, string What, string Json)> To(StackBlock block) =>
        from addition in All
        where addition.To == block.Type
        select (addition.Type, addition.What, $"{{{addition.Arguments.Replace("@", block.Address, StringComparison.Ordinal)}}}");
}
