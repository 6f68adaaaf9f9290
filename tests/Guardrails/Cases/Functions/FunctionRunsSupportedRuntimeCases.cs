namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionRunsSupportedRuntimeCases() : RuleCases("TAP-LAMBDA-11")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("an old runtime", """aws_lambda_function.x { "runtime": "nodejs16.x" }""") { At = "aws_lambda_function.x" },
        new("by an expression", """aws_lambda_function.x { "runtime": "${format(\"python%s\", \"3.8\")}" }"""),
        new("one of two", """aws_lambda_function.x { "runtime": "${var.old ? \"nodejs18.x\" : \"nodejs22.x\"}" }""", "var.old {}"),
        new("the operating system alone", """aws_lambda_function.x { "package_type": "Zip", "runtime": "provided.al2" }"""),
        new(
            "a variable without a default",
            """aws_lambda_function.x { "runtime": "${var.runtime}" }""",
            "var.runtime {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("the pinned one", """aws_lambda_function.x { "runtime": "nodejs22.x" }"""),
        new(
            "another supported one",
            """aws_lambda_function.x { "runtime": "${local.runtime}" }""",
            """locals { "runtime": "python3.13" }"""),
        new("the operating system alone", """aws_lambda_function.x { "runtime": "provided.al2023" }"""),
        new("an image", """aws_lambda_function.x { "package_type": "Image", "runtime": "${var.runtime}" }""", "var.runtime {}"),
    ];
}
