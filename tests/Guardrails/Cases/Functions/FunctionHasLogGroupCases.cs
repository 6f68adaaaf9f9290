namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionHasLogGroupCases() : RuleCases("TAP-LAMBDA-1")
{
    private const string Function = """aws_lambda_function.x { "function_name": "orders" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("there is no group", Function) { At = "aws_lambda_function.x" },
        new(
            "the group has another name",
            Function,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/order", "retention_in_days": 30 }"""),
        new(
            "it keeps logs for 0 days",
            Function,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": 0 }"""),
        new("it has no retention", Function, """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": null }"""),
        new(
            "the function writes to another group",
            """aws_lambda_function.x { "function_name": "orders", "logging_config": { "log_group": "/orders" } }""",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": 30 }"""),
        new(
            "one of two groups that it may write to has no retention",
            """aws_lambda_function.x { "function_name": "orders", "logging_config": { "log_group": "${var.own ? \"/orders\" : null}" } }""",
            "var.own {}",
            """aws_cloudwatch_log_group.own { "name": "/orders", "retention_in_days": 30 }""",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders" }"""),
        new(
            "count makes no group",
            Function,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": 30, "count": 0 }"""),
        new(
            "whether there is a group depends on a variable",
            Function,
            "var.logs {}",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": 30, "count": "${var.logs ? 1 : 0}" }""")
        {
            IsUnproven = true,
        },
        new(
            "the retention is a variable without a default",
            Function,
            "var.days {}",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": "${var.days}" }""")
        {
            IsUnproven = true,
        },
        new(
            "the group is a variable without a default",
            """aws_lambda_function.x { "function_name": "orders", "logging_config": { "log_group": "${var.group}" } }""",
            "var.group {}")
        {
            IsUnproven = true,
        },
        new(
            "the function stands in a list of resources",
            """{ "resource": [{ "aws_lambda_function": { "x": { "function_name": "f" } } }] }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new(
            "the group has the function's name",
            Function,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/orders", "retention_in_days": 30 }"""),
        new(
            "the group is named by reference to the function",
            Function,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/${aws_lambda_function.x.function_name}", "retention_in_days": 30 }"""),
        new(
            "both are named by a local",
            """aws_lambda_function.x { "function_name": "${local.name}" }""",
            """locals { "name": "orders" }""",
            """aws_cloudwatch_log_group.x { "name": "${format(\"/aws/lambda/%s\", local.name)}", "retention_in_days": "30" }"""),
        new(
            "both are named by a variable without a default",
            """aws_lambda_function.x { "function_name": "${var.name}" }""",
            "var.name {}",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/${var.name}", "retention_in_days": 30 }"""),
        new(
            "the group of a function whose name is not known is named by reference to it",
            """aws_lambda_function.x { "function_name": "${var.name}-orders" }""",
            "var.name {}",
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/${aws_lambda_function.x.function_name}", "retention_in_days": 30 }"""),
        new(
            "logging_config names the group",
            """aws_lambda_function.x { "function_name": "f", "logging_config": [{ "log_group": "${aws_cloudwatch_log_group.x.name}" }] }""",
            """aws_cloudwatch_log_group.x { "name": "/orders", "retention_in_days": 30 }"""),
        new(
            "functions share a group without a fixed name",
            """aws_lambda_function.x { "function_name": "a", "logging_config": { "log_group": "${aws_cloudwatch_log_group.x.name}" } }""",
            """aws_lambda_function.y { "function_name": "b", "logging_config": { "log_group": "${aws_cloudwatch_log_group.x.id}" } }""",
            """aws_cloudwatch_log_group.x { "name_prefix": "orders", "retention_in_days": 30 }"""),
        new(
            "each function of for_each has its group",
            """aws_lambda_function.x { "for_each": "${toset([\"a\", \"b\"])}", "function_name": "${each.key}" }""",
            """aws_cloudwatch_log_group.x { "for_each": ["a", "b"], "name": "/aws/lambda/${each.value}", "retention_in_days": 30 }"""),
    ];
}
