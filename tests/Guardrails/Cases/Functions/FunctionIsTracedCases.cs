namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionIsTracedCases() : RuleCases("TAP-LAMBDA-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("there is no block", "aws_lambda_function.x {}") { At = "aws_lambda_function.x" },
        new("the mode is PassThrough", """aws_lambda_function.x { "tracing_config": { "mode": "PassThrough" } }"""),
        new("the block is empty", """aws_lambda_function.x { "tracing_config": [{}] }"""),
        new("a dynamic block makes none", """
            aws_lambda_function.x {
              "dynamic": { "tracing_config": { "for_each": [], "content": { "mode": "Active" } } } }
            """),
        new("a variable says PassThrough", """aws_lambda_function.x { "tracing_config": [{ "mode": "${var.mode}" }] }""",
            """var.mode { "default": "PassThrough" }"""),
        new("one of two values is PassThrough", "var.on {}",
            """aws_lambda_function.x { "tracing_config": [{ "mode": "${var.on ? \"Active\" : \"PassThrough\"}" }] }"""),
        new("the mode is not known", """aws_lambda_function.x { "tracing_config": { "mode": "${var.mode}" } }""", "var.mode {}")
        {
            IsUnproven = true,
        },
        new("a dynamic block over something that is not known", "var.on {}", """
            aws_lambda_function.x {
              "dynamic": { "tracing_config": { "for_each": "${var.on}", "content": { "mode": "Active" } } } }
            """)
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("the block is an object", """aws_lambda_function.x { "tracing_config": { "mode": "Active" } }"""),
        new(
            "the block is a list, the mode a variable with a default",
            """aws_lambda_function.x { "tracing_config": [{ "mode": "${var.mode}" }] }""",
            """var.mode { "default": "Active" }"""),
        new("a dynamic block makes one", """
            aws_lambda_function.x {
              "dynamic": { "tracing_config": { "for_each": ["Active"], "content": { "mode": "${tracing_config.value}" } } } }
            """),
        new("there is no function", """aws_sfn_state_machine.x { "name": "orders" }"""),
    ];
}
