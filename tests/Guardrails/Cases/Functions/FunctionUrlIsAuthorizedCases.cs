namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionUrlIsAuthorizedCases() : RuleCases("TAP-LAMBDA-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("a public URL", """aws_lambda_function_url.x { "authorization_type": "NONE" }""") { At = "aws_lambda_function_url.x" },
        new("by a local", """aws_lambda_function_url.x { "authorization_type": "${local.open}" }""", """locals { "open": "NONE" }"""),
        new("one of two is public", """aws_lambda_function_url.x { "authorization_type": "${var.open ? \"NONE\" : \"AWS_IAM\"}" }""",
            "var.open {}"),
        new("in lists", """{ "resource": [{ "aws_lambda_function_url": { "x": [{ "authorization_type": "NONE" }] } }] }"""),
        new("one of for_each is public", """
            aws_lambda_function_url.x { "for_each": { "a": "AWS_IAM", "b": "NONE" },
              "authorization_type": "${each.value}" }
            """) { At = """aws_lambda_function_url.x["b"]""" },
        new("by a variable without a default", """aws_lambda_function_url.x { "authorization_type": "${var.type}" }""", "var.type {}")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("signed requests", """aws_lambda_function_url.x { "authorization_type": "AWS_IAM" }"""),
        new(
            "by a variable with a default",
            """aws_lambda_function_url.x { "authorization_type": "${var.type}" }""",
            """var.type { "default": "AWS_IAM" }"""),
        new("by an expression", """aws_lambda_function_url.x { "authorization_type": "${upper(\"aws_iam\")}" }"""),
        new("count makes no URL", """aws_lambda_function_url.x { "authorization_type": "NONE", "count": 0 }"""),
    ];
}
