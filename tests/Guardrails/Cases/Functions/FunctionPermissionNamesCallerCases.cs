namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionPermissionNamesCallerCases() : RuleCases("TAP-LAMBDA-5")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new(
            "API Gateway without a source",
            Permission("""  "principal": "apigateway.amazonaws.com" """)) { At = "aws_lambda_permission.x" },
        new("S3 without an account", Permission("""  "principal": "s3.amazonaws.com", "source_arn": "arn:aws:s3:::acme-orders" """)),
        new("S3 by reference, without an account", """aws_s3_bucket.x { "bucket": "acme-orders" }""",
            Permission("""  "principal": "s3.amazonaws.com", "source_arn": "${aws_s3_bucket.x.arn}" """)),
        new("a service whose ARN has no account", Permission("""  "principal": "x.amazonaws.com", "source_arn": "arn:aws:x:::thing" """)),
        new("S3 with an account alone", Permission("""  "principal": "s3.amazonaws.com", "source_account": "123456789012" """)),
        new("everybody", Permission("""  "principal": "*" """)),
        new("everybody with a signature", Permission("""  "principal": "*", "function_url_auth_type": "AWS_IAM" """)),
        new("everybody, for a public URL", Permission("""  "principal": "*", "function_url_auth_type": "NONE" """)),
        new(
            "everybody from one topic",
            "aws_sns_topic.x {}", Permission("""  "principal": "*", "source_arn": "${aws_sns_topic.x.arn}" """)),
        new("nobody, with a source", "aws_sns_topic.x {}", Permission("""  "source_arn": "${aws_sns_topic.x.arn}" """)),
        new("an empty principal", "aws_sns_topic.x {}", Permission("""  "principal": "", "source_arn": "${aws_sns_topic.x.arn}" """)),
        new("everybody of any organization", Permission("""  "principal": "*", "principal_org_id": "o-*" """)),
        new("the source is *", Permission("""  "principal": "events.amazonaws.com", "source_arn": "*" """)),
        new("the source is of any account", Permission("""  "principal": "sns.amazonaws.com", "source_arn": "arn:aws:sns:*:*:*" """)),
        new("the source is any rule", Permission("""
            "principal": "events.amazonaws.com", "source_arn": "arn:aws:events:us-east-1:123456789012:rule/*"
            """)),
        new("the source is any API", Permission("""
            "principal": "apigateway.amazonaws.com", "source_arn": "arn:aws:execute-api:us-east-1:123456789012:*/prod/GET/orders"
            """)),
        new("a service by a local", """locals { "caller": "events.amazonaws.com" }""", Permission("""  "principal": "${local.caller}" """)),
        new(
            "a service by a template",
            "data.aws_partition.x {}", Permission("""  "principal": "sns.${data.aws_partition.x.dns_suffix}" """)),
        new("one of two principals is everybody", "var.open {}",
            Permission("""  "principal": "${var.open ? \"*\" : \"123456789012\"}" """)),
        new("every role of any account", Permission("""  "principal": "arn:aws:iam::*:role/orders" """)),
        new("every action", Permission("""  "action": "lambda:*", "principal": "123456789012" """)),
        new("a layer for everybody", """aws_lambda_layer_version_permission.x { "principal": "*" }"""),
        new("the source is a variable", "var.source {}", Permission("""
            "principal": "sns.amazonaws.com", "source_arn": "${var.source}"
            """)) { IsUnproven = true },
        new("the principal is a variable", "var.caller {}", Permission("""  "principal": "${var.caller}" """)) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("API Gateway by reference", """aws_api_gateway_rest_api.x { "name": "orders" }""", Permission("""
            "principal": "apigateway.amazonaws.com", "source_arn": "${aws_api_gateway_rest_api.x.execution_arn}/prod/GET/orders"
            """)),
        new("API Gateway by its id", "data.aws_caller_identity.me {}", "aws_api_gateway_rest_api.x {}", Permission("""
            "principal": "apigateway.amazonaws.com", "source_arn":
              "arn:aws:execute-api:us-east-1:${data.aws_caller_identity.me.account_id}:${aws_api_gateway_rest_api.x.id}/*"
            """)),
        new("a bucket and its account", """aws_s3_bucket.x { "bucket": "acme-orders" }""", "data.aws_caller_identity.me {}", Permission("""
            "principal": "s3.amazonaws.com", "source_arn": "${aws_s3_bucket.x.arn}",
              "source_account": "${data.aws_caller_identity.me.account_id}"
            """)),
        new("a bucket and its account, written out", Permission("""
            "principal": "s3.amazonaws.com", "source_arn": "arn:aws:s3:::acme-orders", "source_account": "123456789012"
            """)),
        new("a topic by its ARN", Permission("""
            "principal": "${local.caller}", "source_arn": "arn:aws:sns:us-east-1:123456789012:orders"
            """), """locals { "caller": "sns.amazonaws.com" }"""),
        new("rules by a prefix", Permission("""
            "principal": "events.amazonaws.com", "source_arn": "arn:aws:events:us-east-1:123456789012:rule/orders-*"
            """)),
        new("an account", Permission("""  "principal": "210987654321" """)),
        new("a role by reference", "aws_iam_role.x {}", Permission("""  "principal": "${aws_iam_role.x.arn}" """)),
        new("everybody of one organization", Permission("""  "principal": "*", "principal_org_id": "o-abc1234567" """)),
        new("Alexa with its skill", Permission("""  "principal": "alexa-appkit.amazon.com", "event_source_token": "amzn1.ask.skill.x" """)),
        new("AWS Config of one account", Permission("""  "principal": "config.amazonaws.com", "source_account": "123456789012" """)),
        new(
            "a layer for an organization",
            """aws_lambda_layer_version_permission.x { "principal": "*", "organization_id": "o-abc1234567" }"""),
    ];

    private static string Permission(string arguments) => arguments.Contains("\"action\"", StringComparison.Ordinal)
        ? $$"""aws_lambda_permission.x { {{arguments}} }"""
        : $$"""aws_lambda_permission.x { "action": "lambda:InvokeFunction", "function_name": "orders", {{arguments}} }""";
}
